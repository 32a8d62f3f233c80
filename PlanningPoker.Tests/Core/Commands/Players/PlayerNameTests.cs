using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

public class PlayerNameTests
{
    [Theory]
    [InlineData("Ann")]
    [InlineData(" ann ")]
    [InlineData("ANN")]
    public void The_name_of_a_seated_player_is_taken_regardless_of_case(string name)
    {
        var refusal = TestSession.Of("Ann").Refuses("Bob", new Join(name), Reason.NameTaken);

        Assert.Equal(name.Trim(), refusal.Value);
    }

    [Fact]
    public void Names_are_compared_after_Unicode_normalisation() =>
        TestSession.Of("Zoé").Refuses("Bob", new Join("Zoe\u0301"), Reason.NameTaken);

    [Theory]
    [InlineData("Hanna\u200B")]
    [InlineData("\uFF28anna")]
    [InlineData("\uFEFFHANNA")]
    public void A_name_that_looks_like_another_is_taken(string name) =>
        TestSession.Of("Hanna").Refuses("Bob", new Join(name), Reason.NameTaken);

    [Fact]
    public void The_name_of_a_player_who_left_is_free_for_others()
    {
        var session = TestSession.Of("Ann", "Bob").After("Bob", new Leave()).After("Cleo", new Join("Bob"));

        session.Refuses("Bob", new Join("bob"), Reason.NameTaken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Bob\u202Eadmin")]
    [InlineData("Bob\nAnn")]
    public void An_invalid_name_is_refused(string? name) =>
        TestSession.Of("Ann").Refuses("Bob", new Join(name), Reason.BadName);

    [Theory]
    [InlineData("\u3164")]
    [InlineData("\u2800\u115F")]
    public void An_invisible_name_is_refused(string name) => TestSession.Of("Hanna").Refuses("Bob", new Join(name), Reason.BadName);

    [Fact]
    public void A_name_has_at_most_forty_characters()
    {
        TestSession.Of("Ann").After("Bob", new Join(new('b', 40)));
        TestSession.Of("Ann").Refuses("Bob", new Join(new('b', 41)), Reason.BadName);
    }
}
