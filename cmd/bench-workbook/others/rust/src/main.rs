//! Writes the rows with rust_xlsxwriter in constant memory. There is no table, as
//! in libxlsxwriter; the sheet has a filter instead.
//!
//!     cargo run --release -- columns.tsv rows.tsv out.xlsx

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, Workbook,
};

const LINKS: u32 = 65_530;

struct Column {
    head: String,
    kind: u8,
    width: f64,
}

fn columns(path: &str) -> Result<Vec<Column>, Box<dyn Error>> {
    let mut out = Vec::new();
    for line in BufReader::new(File::open(path)?).lines() {
        let line = line?;
        let f: Vec<&str> = line.split('\t').collect();
        out.push(Column { head: f[0].to_string(), kind: f[1].as_bytes()[0], width: f[2].parse()? });
    }
    Ok(out)
}

fn day(text: &str) -> Result<ExcelDateTime, Box<dyn Error>> {
    Ok(ExcelDateTime::from_ymd(text[..4].parse()?, text[5..7].parse()?, text[8..].parse()?)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().collect();
    let columns = columns(&args[1])?;
    let at = |head: &str| columns.iter().position(|c| c.head == head).unwrap();
    let (url, check) = (at("url"), at("check"));

    let ruled = || Format::new().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin).set_border_bottom_color(Color::RGB(0xDDE2E9));
    let (plain, wrap) = (ruled(), ruled().set_text_wrap());
    let link = ruled().set_text_wrap().set_underline(FormatUnderline::Single).set_font_color(Color::RGB(0x1F4E79));
    let date = ruled().set_num_format("yyyy-mm-dd");
    let head = Format::new().set_bold().set_background_color(Color::RGB(0xE9EDF2));
    let formats: Vec<&Format> = columns
        .iter()
        .map(|c| match c.kind {
            b'W' => &wrap,
            b'l' => &link,
            b'd' => &date,
            _ => &plain,
        })
        .collect();

    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name("Quotes")?;
    sheet.set_freeze_panes(1, 3)?;
    for (c, column) in columns.iter().enumerate() {
        sheet.set_column_width(c as u16, column.width)?;
        sheet.write_string_with_format(0, c as u16, &column.head, &head)?;
    }
    let mut input = BufReader::with_capacity(1 << 16, File::open(&args[2])?);
    let (mut line, mut row) = (String::new(), 0);
    while input.read_line(&mut line)? > 0 {
        row += 1;
        let fields: Vec<&str> = line.trim_end_matches('\n').split('\t').collect();
        sheet.set_row_height(row, fields[columns.len()].parse::<f64>()?)?;
        for (c, column) in columns.iter().enumerate() {
            let (text, at, format) = (fields[c], c as u16, formats[c]);
            match column.kind {
                _ if text.is_empty() => sheet.write_blank(row, at, format)?,
                b'l' if row <= LINKS => sheet.write_url_with_options(row, at, fields[url], text, "", Some(format))?,
                b'd' => sheet.write_datetime_with_format(row, at, &day(text)?, format)?,
                b'n' => sheet.write_number_with_format(row, at, text.parse::<f64>()?, format)?,
                _ => sheet.write_string_with_format(row, at, text, format)?,
            };
        }
        line.clear();
    }
    sheet.autofilter(0, 0, row, columns.len() as u16 - 1)?;
    let formula = format!("=${}2<>\"\"", (b'A' + check as u8) as char);
    let doubt = Format::new().set_background_color(Color::RGB(0xFFF6DD));
    sheet.add_conditional_format(1, 0, row, check as u16, &ConditionalFormatFormula::new().set_rule(formula.as_str()).set_format(doubt))?;
    for (name, list) in [("status", &["new", "checked", "use", "lead", "annex", "drop"][..]), ("kind", &["direct", "mixed", "indirect", "turn"])] {
        let c = at(name) as u16;
        sheet.add_data_validation(1, c, row, c, &DataValidation::new().allow_list_strings(list)?)?;
    }
    book.save(&args[3])?;
    Ok(())
}
