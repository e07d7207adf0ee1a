package pack

import (
	"fmt"
	"testing"

	"onrecord/report"
)

// A week in Arabic, Persian and Hebrew: invented people, outlets and words.
var (
	rightToLeftPeople = []struct{ lang, name, role string }{
		{"ar", "سلمى الحداد", "وزيرة الطاقة في كورين"},
		{"ar", "نادر قاسم", "رئيس هيئة الميناء (بالإنابة)"},
		{"fa", "سارا احمدی", "کارشناس آب"},
		{"he", "ליאת ברק", "דוברת משרד הבריאות"},
		{"he", "אורן שקד", "יו״ר ועדת הגבול"},
		{"fa", "", ""},
	}
	rightToLeftOutlets = []string{"صحيفة المرفأ", "הד הצפון", "روزنامهٔ رود", "The Harbour Post"}
	rightToLeftTopics  = []string{"أسعار الطاقة", "محادثات الحدود", "בריאות", "آب و رودخانه"}
	rightToLeftQuotes  = []struct {
		who, topic int
		kind, text string
	}{
		{0, 0, "direct", "إن الاتفاق رقم 2026 سيدخل حيز التنفيذ بعد 45 يوماً، وإن (المفاوضات) مستمرة مع OECD حتى نهاية العام، ولن نقبل بأي شرط لم يُعرض على المجلس."},
		{0, 0, "direct", "بلغت النسبة 12.5% في الربع الأخير، وكانت 9.75% قبل عام."},
		{0, 1, "mixed", "قالت الوزيرة إن المعابر ستبقى مفتوحة «ما دامت هناك عائلة واحدة تنتظر»، مهما قررت المقاطعات المجاورة"},
		{1, 1, "direct", "سننشر سجل العبور يوم الإثنين من دون حذف اسم واحد، ومن يجد فيه خطأ فليكتب إليّ لا إلى الصحف."},
		{1, 0, "indirect", "رسوم الميناء لن ترتفع قبل الأول من يناير 2027 إلا إذا طلب الطرفان تمديداً"},
		{1, 1, "direct", "وصلت السفينة Northmoor Star في الساعة 14:30 وعلى متنها 1,240 راكباً."},
		{2, 3, "direct", "این تصمیم قیمت برق را تا ۱۲ درصد کاهش می\u200cدهد و گزارش نهایی هفتهٔ آینده منتشر خواهد شد."},
		{2, 3, "direct", "سطح آب رودخانه در سه ماه گذشته ۱٫۵ متر پایین آمده است و ما هنوز دلیل آن را نمی\u200cدانیم."},
		{2, 3, "indirect", "کشاورزان پایین\u200cدست نمی\u200cتوانند دو بار هزینهٔ سد را بپردازند"},
		{3, 2, "direct", "הממשלה תפעל עד 12.5 לחודש, והדיון (השלישי השבוע) יימשך. איש לא הבטיח 1,000 משרות חדשות, ואיש לא יבטיח אותן גם מחר."},
		{3, 2, "direct", "בשנה שעברה נקלטו 310 אחיות; השנה – 275 בלבד."},
		{4, 1, "mixed", "המעבר ייסגר בשעה 22:00 “עד להודעה חדשה”, אמר היושב־ראש"},
		{4, 1, "direct", "לא חתמנו על דבר, ולא נחתום על דבר לפני שנראה את הנוסח המלא."},
		{5, 3, "direct", "کسی از ما نپرسید؛ فقط آمدند و اندازه گرفتند."},
	}
)

// rightToLeftWeek is a briefing in which everything but one outlet is written
// from the right.
func rightToLeftWeek(t testing.TB) report.Briefing {
	t.Helper()
	b := report.Briefing{
		Title: "ما قيل هذا الأسبوع 2026", Marking: "للاستعمال الداخلي", Version: "1.4.0", For: []string{"مكتب المفوض", "לשכת הדובר"},
		Note:   "تستند اثنتان من الإفادات إلى مصدر واحد، وقد صُحّحت أرقام يوم الخميس (12.5%) يوم الجمعة.",
		Period: report.Period{Name: "2026-W47"}, Topics: rightToLeftTopics,
	}
	setDate(t, &b.Made, "2026-11-23")
	setDate(t, &b.Period.From, "2026-11-16")
	setDate(t, &b.Period.To, "2026-11-22")
	for i, q := range rightToLeftQuotes {
		p := rightToLeftPeople[q.who]
		r := report.Row{Source: rightToLeftOutlets[i%len(rightToLeftOutlets)], Speaker: p.name, Role: p.role, Language: p.lang, Kind: q.kind, Act: "speech",
			Quote: q.text, Topic: rightToLeftTopics[q.topic], Document: fmt.Sprintf("inbox/%d.html", i%5), Statement: i + 1, ID: fmt.Sprintf("c%07d", i),
			Title: []string{"عودة الوفود إلى الطاولة", "המשלחות חוזרות לשולחן (2)", "بازگشت هیئت\u200cها"}[i%3], URL: fmt.Sprintf("https://news.example/2026/11/%d", i%5)}
		setDate(t, &r.Date, fmt.Sprintf("2026-11-%02d", 16+i%7))
		if p.name == "" {
			r.Mention, r.Flags = "یکی از ساکنان", []string{report.FlagSpeakerUnresolved}
		}
		b.Rows = append(b.Rows, r)
	}
	return b
}
