using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Model;

/// <summary>Nobody takes a name that looks like a colleague's.</summary>
public class LookAlikeNamesTests
{
    [Theory]
    [InlineData("Anna", "Аnnа")] // Cyrillic А and а
    [InlineData("Oscar", "Оѕсаr")] // Cyrillic О, ѕ, с, а
    [InlineData("Peter", "Реtеr")] // Cyrillic Р and е
    [InlineData("Kate", "Κate")] // Greek Κ
    [InlineData("Nora", "Νοra")] // Greek Ν and ο
    [InlineData("Alice", "AIice")] // a capital i
    [InlineData("Bill", "Bi1l")] // a one
    [InlineData("BOB", "B0B")] // a zero, which looks like a capital O
    [InlineData("Hana", "Ηаnа")] // Greek Η, Cyrillic а
    [InlineData("Jan", "Ｊａｎ")] // full width
    [InlineData("Pat", "Ꮲat")] // Cherokee Ꮲ
    [InlineData("Cory", "Соrу")] // Cyrillic С, о, у
    [InlineData("anna", "Аnna")] // Cyrillic А, and a difference of case
    [InlineData("Joost", "Јооѕt")] // Cyrillic Ј, о, ѕ
    [InlineData("Vera", "Ⅴera")] // a Roman numeral
    [InlineData("Lisa", "Lіsа")] // Cyrillic і and а
    [InlineData("Sam", "Ѕаⅿ")] // Cyrillic Ѕ and а, a Roman numeral m
    [InlineData("Olga", "Оlgа")] // Cyrillic О and а
    [InlineData("Eve", "Εve")] // Greek Ε
    [InlineData("Otto", "Օtto")] // Armenian Օ
    [InlineData("ロボ", "口ボ")] // the katakana ro, and the character for mouth
    [InlineData("Tom", "𝐓𝐨𝐦")] // letters of mathematics
    [InlineData("Gøran", "Gо̸ran")] // a stroke over Cyrillic о
    [InlineData("Alice", "Aןice")] // a Hebrew final nun
    [InlineData("Bill", "Biוl")] // a Hebrew vav
    [InlineData("Oscar", "סscar")] // a Hebrew samekh, and a difference of case
    [InlineData("עדן l", "עדן ו")] // Latin l and Hebrew vav, in a name of both scripts
    [InlineData("علي", "علی")] // the yeh of another keyboard
    [InlineData("كريم", "کریم")] // kaf and yeh of another keyboard
    [InlineData("Ann", "Aոn")] // an Armenian vo
    [InlineData("Olga", "σlga")] // a Greek sigma
    [InlineData("Fox", "F๐x")] // a Thai zero
    [InlineData("Bob", "Bഠb")] // a Malayalam ttha
    [InlineData("晚", "晩")] // one character in two codes
    [InlineData("ヘレン", "へレン")] // hiragana he among katakana
    [InlineData("Ірина", "Ӏрина")] // a palochka
    public void A_name_that_looks_like_another_is_taken(string name, string lookAlike) =>
        TestSession.Of(name).Refuses("Other", new Join(lookAlike), Reason.NameTaken);

    [Theory]
    [InlineData("Anna", "Anne")]
    [InlineData("Jose", "José")]
    [InlineData("Вова", "Вера")]
    [InlineData("Bern", "Bem")]
    [InlineData("Player 1", "Player 2")]
    [InlineData("Оля", "Ола")]
    [InlineData("Νίκος", "Νίκη")]
    [InlineData("李", "季")]
    [InlineData("Ian", "Lan")]
    [InlineData("Ina", "Lina")]
    [InlineData("Ömer", "Omer")]
    [InlineData("Łucja", "Lucja")]
    [InlineData("Søren", "Soren")]
    [InlineData("محمد", "محمود")]
    [InlineData("علي", "علا")]
    [InlineData("佐藤", "佐籐")]
    [InlineData("김민수", "김민주")]
    [InlineData("Дана", "Даня")]
    [InlineData("Ілля", "Юлія")]
    [InlineData("דנה", "דוד")]
    [InlineData("समीर", "सागर")]
    [InlineData("עדן", "עדו")]
    [InlineData("Team עדן", "Team עדו")]
    [InlineData("ג׳ון", "גיון")]
    [InlineData("ד״ר", "דייר")]
    [InlineData("ดา", "ตา")]
    [InlineData("คำ", "ดำ")]
    [InlineData("มานะ", "ฆานะ")]
    [InlineData("ชาย", "ซาย")]
    [InlineData("ทิพย์", "ฑิพย์")]
    [InlineData("پری", "ثری")]
    [InlineData("علی", "علے")]
    [InlineData("جہاں", "جہای")]
    [InlineData("بھ", "بہ")]
    [InlineData("ٹونی", "ڻونی")]
    [InlineData("각가", "가까")]
    [InlineData("악가", "아까")]
    [InlineData("மரி", "மஈி")]
    [InlineData("ஜயா", "ஐயா")]
    [InlineData("മിനി", "മീനി")]
    [InlineData("അനു", "അനൂ")]
    [InlineData("രവി", "റവി")]
    [InlineData("Նոռա", "Նոոա")]
    [InlineData("Գոռ", "Զոռ")]
    [InlineData("Τάσος", "Τάοος")]
    [InlineData("Бүр", "Бур")]
    [InlineData("Sıla", "Sila")]
    [InlineData("İnci", "Inci")]
    [InlineData("Kjær", "Kjaer")]
    [InlineData("土方", "士方")]
    [InlineData("杜鹃", "杜鹂")]
    public void Names_that_people_tell_apart_are_not(string name, string other) =>
        TestSession.Of(name).After("Other", new Join(other));
}
