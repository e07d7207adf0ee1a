/* Writes the rows with libxlsxwriter in constant memory. Its documentation
 * rules tables out in this mode; the sheet has a filter instead.
 *
 *   cc -O2 libxlsxwriter.c -lxlsxwriter && ./a.out columns.tsv rows.tsv out.xlsx */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { MOST = 64, LINKS = 65530 };

static char *heads[MOST];
static char kinds[MOST];
static double widths[MOST];
static int columns;

static int at(const char *head) {
    int c = 0;
    while (strcmp(heads[c], head)) c++;
    return c;
}

static void read_columns(const char *path) {
    FILE *in = fopen(path, "r");
    if (!in) exit(1);
    while (columns < MOST && fscanf(in, "%m[^\t]\t%c\t%lf\n", &heads[columns], &kinds[columns], &widths[columns]) == 3) columns++;
    fclose(in);
}

static lxw_format *ruled(lxw_workbook *book) {
    lxw_format *f = workbook_add_format(book);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    format_set_bottom(f, LXW_BORDER_THIN);
    format_set_bottom_color(f, 0xDDE2E9);
    return f;
}

static void choice(lxw_worksheet *sheet, const char *head, const char **list, lxw_row_t last) {
    lxw_data_validation v = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = list};
    worksheet_data_validation_range(sheet, 1, at(head), last, at(head), &v);
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    read_columns(argv[1]);
    FILE *in = fopen(argv[2], "r");
    if (!in) return 1;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argv[3], &options);
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
    lxw_format *formats[128] = {['w'] = plain, ['W'] = wrap, ['l'] = link, ['d'] = day, ['n'] = plain};
    for (int c = 0; c < columns; c++) {
        worksheet_set_column(sheet, c, c, widths[c], NULL);
        worksheet_write_string(sheet, 0, c, heads[c], head);
    }
    worksheet_freeze_panes(sheet, 1, 3);
    int url = at("url");
    char *line = NULL;
    size_t room = 0;
    lxw_row_t row = 0;
    while (getline(&line, &room, in) > 0) {
        row++;
        char *field[MOST + 1], *rest = line;
        for (int c = 0; c <= columns; c++) field[c] = strsep(&rest, "\t\n");
        worksheet_set_row(sheet, row, atof(field[columns]), NULL);
        for (int c = 0; c < columns; c++) {
            char *text = field[c];
            lxw_format *format = formats[(int)kinds[c]];
            if (!*text)
                worksheet_write_blank(sheet, row, c, format);
            else if (kinds[c] == 'l' && row <= LINKS)
                worksheet_write_url_opt(sheet, row, c, field[url], link, text, NULL);
            else if (kinds[c] == 'd') {
                lxw_datetime d = {0};
                sscanf(text, "%d-%d-%d", &d.year, &d.month, &d.day);
                worksheet_write_datetime(sheet, row, c, &d, format);
            } else if (kinds[c] == 'n')
                worksheet_write_number(sheet, row, c, atof(text), format);
            else
                worksheet_write_string(sheet, row, c, text, format);
        }
    }
    worksheet_autofilter(sheet, 0, 0, row, columns - 1);
    int check = at("check");
    char formula[64];
    snprintf(formula, sizeof formula, "=$%c2<>\"\"", 'A' + check);
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = formula, .format = doubt};
    worksheet_conditional_format_range(sheet, 1, 0, row, check, &rule);
    choice(sheet, "status", (const char *[]){"new", "checked", "use", "lead", "annex", "drop", NULL}, row);
    choice(sheet, "kind", (const char *[]){"direct", "mixed", "indirect", "turn", NULL}, row);
    fclose(in);
    return workbook_close(book) != LXW_NO_ERROR;
}
