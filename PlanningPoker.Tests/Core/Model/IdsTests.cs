namespace PlanningPoker.Tests.Core.Model;

public class IdsTests
{
    static readonly SessionCode OtherCode = SessionCode.TryParse("000000000001", out var code) ? code : default;

    [Fact]
    public void A_device_has_one_player_id_in_a_session_and_another_in_the_next()
    {
        var id = PlayerId.For(TestSession.Code, new("device"));

        Assert.Matches("^[0-9a-hjkmnp-tv-z]{16}$", id.Value);
        Assert.Equal(id, PlayerId.For(TestSession.Code, new("device")));
        Assert.NotEqual(id, PlayerId.For(OtherCode, new("device")));
        Assert.NotEqual(id, PlayerId.For(TestSession.Code, new("Device")));
    }

    [Fact]
    public void An_unknown_id_finds_nothing()
    {
        Assert.True(PlayerId.TryParse("<any>", out var player));
        Assert.Null(TestSession.Of("Ann").State.Player(player));
        Assert.True(StoryId.TryParse("NONE", out var story));
        Assert.Null(TestSession.Of("Ann").State.Story(story));
    }

    [Fact]
    public void Null_is_not_an_id()
    {
        Assert.False(PlayerId.TryParse(null, out _));
        Assert.False(StoryId.TryParse(null, out _));
    }

    [Fact]
    public void Base32_uses_the_alphabet_of_Crockford()
    {
        Assert.Equal("00000000", Base32.Encode([0, 0, 0, 0, 0]));
        Assert.Equal("ZZZZZZZZ", Base32.Encode([255, 255, 255, 255, 255]));
        Assert.Equal("04106105", Base32.Encode([1, 2, 3, 4, 5]));
    }
}
