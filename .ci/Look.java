import java.io.File;
import java.nio.charset.StandardCharsets;
import java.io.PrintStream;
import org.apache.poi.ss.usermodel.*;

/** Prints every cell of a workbook: sheet, row, column, kind and value; a formula's value is calculated anew. */
public class Look {
	public static void main(String[] args) throws Exception {
		PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
		try (Workbook book = WorkbookFactory.create(new File(args[0]), null, true)) {
			FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
			for (Sheet sheet : book) for (Row row : sheet) for (Cell cell : row) {
				CellType type = cell.getCellType();
				String kind = "text", value = "";
				if (type == CellType.FORMULA) {
					kind = "formula";
					CellValue v = evaluator.evaluate(cell);
					value = v.getCellType() == CellType.NUMERIC ? Double.toString(v.getNumberValue()) : v.formatAsString();
				} else if (type == CellType.NUMERIC) {
					kind = "number";
					value = Double.toString(cell.getNumericCellValue());
				} else if (type == CellType.STRING) {
					value = cell.getStringCellValue();
				} else continue;
				if (value.isEmpty()) continue;
				value = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
				out.println(sheet.getSheetName() + "\t" + row.getRowNum() + "\t" + cell.getColumnIndex() + "\t" + kind + "\t" + value);
			}
		}
		out.flush();
	}
}
