namespace PlanningPoker.Tests.Core.Model;

public class WebAddressTests
{
    [Theory]
    [InlineData("https://example.com", "https://example.com/")]
    [InlineData(" HTTP://Example.COM/US-1?a=b#c ", "http://example.com/US-1?a=b#c")]
    [InlineData("https://example.com/ä \"<b>", "https://example.com/%C3%A4%20%22%3Cb%3E")]
    [InlineData("http://localhost:8080/x", "http://localhost:8080/x")]
    public void An_absolute_http_address_is_accepted_and_normalised(string text, string address)
    {
        Assert.Equal(address, Story.WebAddress(text));
        Assert.Equal(address, Story.WebAddress(address));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("example.com")]
    [InlineData("/s/K7QF")]
    [InlineData("//example.com")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript://example.com/%0aalert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,<script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com")]
    [InlineData("mailto:ann@example.com")]
    [InlineData("vbscript:x")]
    [InlineData("https://")]
    [InlineData("https://exa\u202Emple.com")]
    [InlineData("https://example.com/\u0000")]
    public void Other_text_is_not_a_web_address(string? text) =>
        Assert.Null(Story.WebAddress(text));

    [Fact]
    public void A_web_address_has_at_most_2048_characters_after_normalisation()
    {
        const string Start = "https://example.com/";
        Assert.NotNull(Story.WebAddress(Start + new string('x', 2048 - Start.Length)));
        Assert.Null(Story.WebAddress(Start + new string('x', 2049 - Start.Length)));
        Assert.Null(Story.WebAddress(Start + new string('ä', 400)));
    }
}
