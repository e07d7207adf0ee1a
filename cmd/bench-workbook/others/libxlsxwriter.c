/* Writes the rows with libxlsxwriter in constant memory. Its documentation
 * rules tables out in this mode; the sheet has a filter instead.
 *
 *   cc -O2 libxlsxwriter.c -lxlsxwriter && ./a.out rows.tsv out.xlsx */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { COLUMNS = 31, SOURCE = 0, DATE = 1, QUOTE = 4, CONFIDENCE = 11, URL = 13, SAID = 19, STATEMENT = 26, LINKS = 65530 };

static const char *heads[COLUMNS] = {
    "source", "date", "speaker", "topic", "quote", "check", "status", "note", "kind", "act", "role", "confidence", "title", "url", "document", "mention",
    "cue", "via", "place", "said", "topics", "context", "flags", "date_basis", "source_basis", "language", "statement", "spans", "same_as", "id", "row_hash"};

static lxw_format *ruled(lxw_workbook *book) {
    lxw_format *f = workbook_add_format(book);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    format_set_bottom(f, LXW_BORDER_THIN);
    format_set_bottom_color(f, 0xDDE2E9);
    return f;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    FILE *in = fopen(argv[1], "r");
    if (!in) return 1;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argv[2], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Quotes");
    lxw_format *head = workbook_add_format(book), *plain = ruled(book), *wrap = ruled(book), *link = ruled(book), *day = ruled(book), *doubt = workbook_add_format(book);
    format_set_bold(head);
    format_set_bg_color(head, 0xE9EDF2);
    format_set_text_wrap(wrap);
    format_set_text_wrap(link);
    format_set_underline(link, LXW_UNDERLINE_SINGLE);
    format_set_font_color(link, 0x1F4E79);
    format_set_num_format(day, "yyyy-mm-dd");
    format_set_bg_color(doubt, 0xFFF6DD);
    for (int c = 0; c < COLUMNS; c++) {
        worksheet_set_column(sheet, c, c, c == QUOTE ? 70 : 20, NULL);
        worksheet_write_string(sheet, 0, c, heads[c], head);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    char *line = NULL;
    size_t room = 0;
    lxw_row_t row = 0;
    while (getline(&line, &room, in) > 0) {
        row++;
        char *field[COLUMNS + 1], *rest = line;
        for (int c = 0; c <= COLUMNS; c++) field[c] = strsep(&rest, "\t\n");
        worksheet_set_row(sheet, row, atof(field[COLUMNS]), NULL);
        for (int c = 0; c < COLUMNS; c++) {
            char *text = field[c];
            lxw_format *format = c >= 2 && c <= 5 ? wrap : plain;
            if (c == SOURCE && *text && row <= LINKS)
                worksheet_write_url_opt(sheet, row, c, field[URL], link, text, NULL);
            else if (c == SOURCE)
                worksheet_write_string(sheet, row, c, text, link);
            else if ((c == DATE || c == SAID) && *text) {
                lxw_datetime d = {0};
                sscanf(text, "%d-%d-%d", &d.year, &d.month, &d.day);
                worksheet_write_datetime(sheet, row, c, &d, day);
            } else if ((c == CONFIDENCE || c == STATEMENT) && *text)
                worksheet_write_number(sheet, row, c, atof(text), plain);
            else if (*text)
                worksheet_write_string(sheet, row, c, text, format);
            else
                worksheet_write_blank(sheet, row, c, format);
        }
    }
    worksheet_autofilter(sheet, 0, 0, row, COLUMNS - 1);
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = "=$F2<>\"\"", .format = doubt};
    worksheet_conditional_format_range(sheet, 1, 0, row, 5, &rule);
    const char *list[] = {"new", "checked", "use", "drop", NULL};
    lxw_data_validation choice = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = list};
    worksheet_data_validation_range(sheet, 1, 6, row, 6, &choice);
    fclose(in);
    return workbook_close(book) != LXW_NO_ERROR;
}
