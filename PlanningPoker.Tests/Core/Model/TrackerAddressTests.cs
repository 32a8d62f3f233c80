namespace PlanningPoker.Tests.Core.Model;

public class TrackerAddressTests
{
    [Theory]
    [InlineData("https://tracker.example/browse/{key}", "https://tracker.example/browse/{key}")]
    [InlineData("  HTTP://Tracker.Example:8080/a b/{key}?view={key}#top ", "http://tracker.example:8080/a%20b/{key}?view={key}#top")]
    [InlineData("https://tracker.example/browse/%7Bkey%7D", "https://tracker.example/browse/{key}")]
    [InlineData("https://tracker.example/browse/{KEY}", "https://tracker.example/browse/{key}")]
    [InlineData("https://tracker.example/?id={key}", "https://tracker.example/?id={key}")]
    public void An_address_with_a_place_for_the_key_is_taken(string text, string value) =>
        Assert.Equal(value, TrackerAddress.Parse(text)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://tracker.example/browse/")]
    [InlineData("/browse/{key}")]
    [InlineData("//tracker.example/{key}")]
    [InlineData("javascript:alert('{key}')")]
    [InlineData("ftp://tracker.example/{key}")]
    [InlineData("https://{key}")]
    [InlineData("https://{key}.example/")]
    [InlineData("https://tracker.example:{key}/")]
    [InlineData("https://ann@tracker.example/{key}")]
    [InlineData("https://ann:secret@tracker.example/{key}")]
    [InlineData("https://{key}@tracker.example/{key}")]
    [InlineData("https://tracker.example/\u202E{key}")]
    public void Anything_else_is_refused(string? text) => Assert.Null(TrackerAddress.Parse(text));

    [Fact]
    public void An_address_has_at_most_200_characters_when_it_is_encoded_too()
    {
        const string Start = "https://tracker.example/";
        string Of(int length, char letter) => Start + new string(letter, length - Start.Length - 5) + "{key}";

        Assert.NotNull(TrackerAddress.Parse(Of(200, 'x')));
        Assert.Null(TrackerAddress.Parse(Of(201, 'x')));
        Assert.Null(TrackerAddress.Parse(Of(200, 'ä')));
    }

    [Theory]
    [InlineData("US-125", "https://t.example/US-125?q=US-125")]
    [InlineData("#12", "https://t.example/12?q=12")]
    [InlineData("a/b?c=d&e#f", "https://t.example/a%2Fb%3Fc%3Dd%26e%23f?q=a%2Fb%3Fc%3Dd%26e%23f")]
    [InlineData("Ü 1\"<", "https://t.example/%C3%9C%201%22%3C?q=%C3%9C%201%22%3C")]
    [InlineData("{key}", "https://t.example/%7Bkey%7D?q=%7Bkey%7D")]
    public void A_key_is_encoded(string key, string address) =>
        Assert.Equal(address, TrackerAddress.Parse("https://t.example/{key}?q={key}")!.AddressOf(key));

    [Fact]
    public void A_story_leads_to_its_own_link_before_the_tracker()
    {
        var settings = new Settings { Tracker = TrackerAddress.Parse("https://t.example/{key}") };

        Assert.Equal("https://elsewhere.example/", settings.AddressOf(Story("US-1", "https://elsewhere.example/")));
        Assert.Equal("https://t.example/US-1", settings.AddressOf(Story("US-1", null)));
        Assert.Null(settings.AddressOf(Story(null, null)));
        Assert.Null(new Settings().AddressOf(Story("US-1", null)));
    }

    [Theory]
    [InlineData("https://t.example/browse/{key}", "US-1 https://t.example/browse/US-1", "US-12 https://t.example/browse/US-12")]
    [InlineData("https://h.example/o/r1/issues/{key}", "#1 https://h.example/o/r1/issues/1", "#12 https://h.example/o/r1/issues/12")]
    [InlineData("https://l.example/issue/{key}", "E-1 https://l.example/issue/E-1/one", "E-2 https://l.example/issue/E-2/two")]
    [InlineData("https://t.example/{key}?view=1", "A https://t.example/A?view=1", "B https://t.example/B?view=1", "C https://u.example/x")]
    [InlineData(null, "US-1 https://t.example/browse/US-1")]
    [InlineData(null, "US-1 https://t.example/browse/US-1", "US-2 https://u.example/browse/US-2")]
    [InlineData(null, "US-1 https://t.example/browse/US-12", "US-2 https://t.example/browse/US-22")]
    [InlineData(null, "A https://t.example/A", "B https://t.example/B", "C https://u.example/C", "D https://u.example/D")]
    [InlineData(null, "# https://t.example/#", "## https://t.example/##")]
    [InlineData(null, "a https://a.t.example/", "b https://b.t.example/")]
    public void Links_that_begin_alike_up_to_the_key_show_the_address(string? address, params string[] stories) => Assert.Equal(
        address, TrackerAddress.ShownBy(stories.Select(text => text.Split(' ')).Select(parts => Story(parts[0], parts[1])))?.Value);

    static Story Story(string? key, string? url) => new() { Id = StoryId.New(), Rank = 1, Title = "Title", Key = key, Url = url };
}
