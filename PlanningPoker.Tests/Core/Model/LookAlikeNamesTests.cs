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
    public void Names_that_people_tell_apart_are_not(string name, string other) =>
        TestSession.Of(name).After("Other", new Join(other));
}
