using System.Text;

namespace PlanningPoker.Tests.Transfer;

/// <summary>A list in the encoding of a spreadsheet program is read with its letters, however short it is.</summary>
public class EncodingTests
{
    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(1252, "Añadir una contraseña nueva|¿Qué pasa si el niño no inicia sesión?|Corregir búsqueda")]
    [InlineData(1252, "Rappeler à l’élève la date prévue|Créer un compte|Paramètres – écran « accueil »|Où sont les données ?|Cœur")]
    [InlineData(1252, "Größe ändern|Prüfung für Übersicht|Straße als Pflichtfeld|Login für „Kunden“|Menü|Beleg über 5 €")]
    [InlineData(1252, "Não é possível concluir a devolução|Configurações|Avaliação do usuário")]
    [InlineData(1252, "Perché non è più così?|Modificare la città|La qualità")]
    [InlineData(1252, "Lägg till en påminnelse|Käyttäjä näkee välilehden|Ændre størrelse på søgefelt")]
    [InlineData(1252, "Update résumé|Invite José|Talk to Björn|Café – menu")]
    [InlineData(1250, "Dodać przypomnienie o zwrocie książki|Zmień hasło|Źródło danych|Koszyk: usuń pozycję|Wyślij")]
    [InlineData(1250, "Přidat žádost o prodloužení výpůjčky|Změnit heslo|Košík: odebrat položku")]
    [InlineData(1250, "Emlékeztető az olvasónak|Jelszó módosítása|Keresés szerző szerint|Felhasználó törlése")]
    [InlineData(28592, "Dodać przypomnienie o zwrocie książki|Zmień hasło|Źródło danych")]
    [InlineData(1251, "Нагадати читачеві про дату повернення|Вхід користувача|Є помилка у звіті|Їжа та напої|Пошук")]
    [InlineData(1251, "Напомнить читателю о дате возврата|Вход пользователя|Поиск")]
    [InlineData(20866, "Напомнить читателю о дате возврата|Вход пользователя|Поиск")]
    [InlineData(21866, "Нагадати читачеві про дату повернення|Вхід користувача|Змінити пароль")]
    [InlineData(866, "Напомнить читателю о дате возврата|Вход пользователя|Поиск")]
    [InlineData(932, "返却日を読者に知らせる|ログイン|パスワードを変更する|検索のボタン")]
    [InlineData(51932, "返却日を読者に知らせる|ログイン|パスワードを変更する")]
    [InlineData(1253, "Υπενθύμιση στον αναγνώστη|Σύνδεση χρήστη|Αναζήτηση")]
    [InlineData(1254, "Okuyucuya iade tarihini hatırlat|Giriş yap|Şifreyi değiştir|Kullanıcı ayarları")]
    [InlineData(1255, "תזכורת לקורא על מועד ההחזרה|כניסת משתמש")]
    [InlineData(1256, "تذكير القارئ بموعد الإعادة|تسجيل الدخول")]
    public void A_list_is_read_however_short_it_is_and_however_its_lines_end(int codePage, string titles)
    {
        foreach (var end in (string[])["\n", "\r\n"])
        {
            foreach (var title in titles.Split('|')) AssertRead(codePage, [title], end);
            AssertRead(codePage, titles.Split('|'), end);
            AssertRead(codePage, [.. Enumerable.Repeat(titles.Split('|'), 40).SelectMany(each => each)], end);
        }
    }

    /// <summary>Ideographs alone say less: a short list may be refused, but is never read with other letters.</summary>
    [Theory]
    [InlineData(949, "반납일을 독자에게 미리 알려주는 기능")]
    [InlineData(936, "在到期日之前提醒读者归还图书")]
    [InlineData(950, "在到期日之前提醒讀者歸還圖書")]
    public void Chinese_and_Korean_are_read_or_refused(int codePage, string title)
    {
        AssertRead(codePage, [.. Enumerable.Repeat(title, 20)], "\r\n");
        foreach (var part in (string[])[title[..2], title[..4]])
        {
            var (import, refusal) = SampleFiles.TryRead(ListOf(codePage, [part], "\n"));
            if (refusal is not null) Assert.Equal(FileProblem.UnknownEncoding, refusal.File);
            else Assert.Equal(part, import!.Rows[0].Draft.Title);
        }
    }

    /// <summary>Its letters are signs in other code pages, except where a word happens to be one of another language.</summary>
    [Theory]
    [InlineData("Añadir una contraseña nueva|Señalar errores en la página de gestión|¿Qué pasa si el niño no inicia sesión?")]
    [InlineData("Rappeler à l’élève la date prévue|Créer un compte|Où sont les données ?|Résumé")]
    [InlineData("Größe ändern|Prüfung für Übersicht|Straße als Pflichtfeld|Öffnungszeiten anzeigen")]
    [InlineData("Não é possível concluir a devolução|Configurações")]
    [InlineData("Perché non è più così?|La qualità")]
    public void Mac_Roman_is_read_with_any_line_ends(string titles)
    {
        foreach (var end in (string[])["\n", "\r\n", "\r"])
        {
            foreach (var title in titles.Split('|')) AssertRead(10000, [title], end);
            AssertRead(10000, [.. Enumerable.Repeat(titles.Split('|'), 40).SelectMany(each => each)], end);
        }
    }

    [Fact]
    public void Bytes_that_are_words_in_no_code_page_are_refused()
    {
        byte[][] words = [[0x81, 0x8D, 0x8F, 0x90, 0x9D], [0xFE, 0xA4, 0xBF, 0xB8, 0xAC, 0xA6], [0xB1, 0xD7, 0xF7, 0xA8]];
        foreach (var bytes in words)
            Assert.Equal(FileProblem.UnknownEncoding, SampleFiles.TryRead([.. "Key,Title\nA-1,x"u8, .. bytes, .. "y\n"u8]).Refusal?.File);
    }

    static void AssertRead(int codePage, string[] titles, string end)
    {
        var (import, refusal) = SampleFiles.TryRead(ListOf(codePage, titles, end));
        Assert.True(refusal is null, $"{refusal?.File}: {string.Join(" / ", titles.Take(5))}");
        Assert.Equal(titles, import!.Rows.Select(row => row.Draft.Title));
    }

    static byte[] ListOf(int codePage, string[] titles, string end) =>
        Encoding.GetEncoding(codePage).GetBytes($"Key;Title{end}{string.Concat(titles.Select((title, i) => $"LIB-{i + 1};{title}{end}"))}");
}
