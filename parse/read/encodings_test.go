package read

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"onrecord/parse/read/draft"
)

// Texts in old encodings, without any mark of them.
func TestEncodingsThatAreGuessed(t *testing.T) {
	const (
		russian = "Начальник порта сказал, что причал откроют в пятницу. «Мы работали всю ночь», — добавил он."
		chinese = "港务局长说，码头将于星期五开放。“我们整夜都在工作，”他补充说。船只自星期一起停在外港。"
		taiwan  = "港務局長說，碼頭將於星期五開放。「我們整夜都在工作，」他在這個港口說。船隻是不能上來的。"
		tokyo   = "港長は金曜日に埠頭が開くと述べた。「私たちは一晩中働いた」と彼は付け加えた。"
		osaka   = "港の埠頭は先週の嵐で閉鎖された。港湾局によると、修理には二週間かかる見込みだ。\n漁師たちは意見を聞かれなかったと不満を述べ、市議会は来週この問題を議論する予定である。\n"
		hangul  = "항만 책임자는 부두가 금요일에 문을 연다고 말했다. 배는 밖에 있다."
		arabic  = "قال رئيس الميناء إن الرصيف سيفتح يوم الجمعة. وأضاف أن السفن ترسو في الخارج منذ يوم الاثنين."
		greek   = "Ο λιμενάρχης είπε ότι η προβλήτα θα ανοίξει την Παρασκευή."
		hebrew  = "ראש הנמל אמר שהמזח ייפתח ביום שישי. הספינות עומדות בחוץ."
		english = "“We open on Friday,” said Mara Voss. “It’s time.”\r\rPiet Halloran said no — twice."
		french  = "« Le quai ouvrira vendredi », a déclaré la maîtresse du port. L’été s’achève à Noël."
		german  = "Die Schiffe müssen draußen warten, sagte die Hafenmeisterin. „Früher geht es nicht.“"
	)
	for _, tt := range []struct {
		name string
		encoding.Encoding
		text string
	}{
		{"KOI8-R", charmap.KOI8R, strings.NewReplacer("«", `"`, "»", `"`, "—", "-").Replace(russian)}, {"Windows-1251", charmap.Windows1251, russian}, {"code page 866", charmap.CodePage866, strings.NewReplacer("«", `"`, "»", `"`, "—", "-").Replace(russian)},
		{"GB18030", simplifiedchinese.GB18030, chinese}, {"Big5", traditionalchinese.Big5, taiwan}, {"Shift-JIS", japanese.ShiftJIS, tokyo}, {"Shift-JIS", japanese.ShiftJIS, osaka}, {"EUC-JP", japanese.EUCJP, tokyo},
		{"EUC-KR", korean.EUCKR, hangul}, {"Windows-1256", charmap.Windows1256, arabic}, {"ISO 8859-7", charmap.ISO8859_7, greek}, {"Windows-1255", charmap.Windows1255, hebrew},
		{"Mac OS Roman", charmap.Macintosh, english}, {"Windows-1252", charmap.Windows1252, english}, {"Mac OS Roman", charmap.Macintosh, french}, {"Windows-1252", charmap.Windows1252, french},
		{"Windows-1251", charmap.Windows1251, "Дата;Издание;Заголовок\n" + strings.Repeat("The pier of Tarn was closed on Tuesday, the council said. ", 20)},
		{"Mac OS Roman", charmap.Macintosh, german}, {"Windows-1252", charmap.Windows1252, german},
	} {
		data, err := tt.NewEncoder().Bytes([]byte(tt.text))
		if err != nil {
			t.Fatal(tt.name, err)
		}
		doc := readAll("a.txt", data)[0].Document
		if doc.Encoding != tt.name || doc.Text != tt.text || codes(doc.Warnings) != "encoding guessed" {
			t.Errorf("%s is read as %s: %q, %v", tt.name, doc.Encoding, doc.Text, doc.Warnings)
		}
	}
}

func TestAFileInNoEncodingNamesThoseTried(t *testing.T) {
	var data []byte
	for i := range 4000 {
		data = append(data, byte(0x80+(i*i*7+i)%0x80), ' ')
	}
	err := onlyError(t, readAll("a.txt", data))
	if !errors.Is(err, draft.ErrEncoding) || !strings.Contains(err.Error(), "KOI8-R") {
		t.Error(err)
	}
}

// Names in archives are in the alphabet of the system that made them.
func TestNamesInArchives(t *testing.T) {
	for _, tt := range []struct {
		encoding.Encoding
		names []string
	}{
		{charmap.CodePage866, []string{"Отчет о заседании комиссии.txt", "Заявление начальника порта.txt"}},
		{simplifiedchinese.GBK, []string{"港务局长的讲话.txt", "关于码头开放的新闻稿.txt"}},
		{japanese.ShiftJIS, []string{"港長の発言について.txt", "埠頭の開放に関するお知らせ.txt"}},
		{charmap.CodePage437, []string{"Erklärung.txt", "Résumé.txt"}},
	} {
		var files []string
		for _, n := range tt.names {
			raw, err := tt.NewEncoder().String(n)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, raw, "Voss said no.\n")
		}
		var got []string
		for _, f := range readAll("a.zip", zipOf(t, files...)) {
			got = append(got, strings.TrimPrefix(f.Path, "a.zip/"))
		}
		if strings.Join(got, "|") != strings.Join(tt.names, "|") {
			t.Errorf("names %q, want %q", got, tt.names)
		}
	}
}
