using System.Net;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session;

/// <summary>The code in the link.</summary>
public sealed class CodeTests(TestServer server)
{
    [Theory]
    [InlineData("")]
    [InlineData("/stories")]
    [InlineData("/export.csv")]
    public async Task A_code_is_read_as_people_type_it_and_led_to_its_one_form(string page)
    {
        var table = await ServerSession.OpenAsync(server);
        foreach (var typed in (string[])[table.Code.ToLowerInvariant(), table.Code.Replace("-", "", StringComparison.Ordinal), table.Code.Replace('0', 'o').Replace('1', 'L') + "-"])
        {
            using var response = await server.Http.GetAsync($"/s/{typed}{page}", Deadline.Token);
            Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
            Assert.Equal($"/s/{table.Code}{page}", response.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task The_API_reads_it_so_too()
    {
        var table = await ServerSession.OpenAsync(server);
        using var response = await server.Http.GetAsync($"/api/sessions/{table.Code.ToLowerInvariant()}", Deadline.Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/s/{code}")]
    [InlineData("POST", "/s/{code}/vote")]
    [InlineData("GET", "/s/{code}/stories")]
    [InlineData("GET", "/s/{code}/export.json")]
    [InlineData("GET", "/s/{code}/live")]
    [InlineData("GET", "/api/sessions/{code}")]
    [InlineData("GET", "/api/sessions/{code}?since=1")]
    [InlineData("GET", "/api/sessions/{code}/events")]
    [InlineData("GET", "/api/sessions/{code}/export")]
    [InlineData("POST", "/api/sessions/{code}/reveal")]
    [InlineData("DELETE", "/api/sessions/{code}")]
    public async Task An_unknown_code_and_one_that_can_be_none_are_answered_with_the_same_bytes(string method, string path)
    {
        var unknown = await AnswerAsync(method, path, "0000-0000-0000");
        Assert.StartsWith("404", unknown, StringComparison.Ordinal);
        foreach (var malformed in (string[])["0000-0000-000", "0000-0000-00000", "UUUU-UUUU-UUUU", "nonsense", "%F0%9F%98%80"])
            Assert.Equal(unknown, await AnswerAsync(method, path, malformed));
    }

    async Task<string> AnswerAsync(string method, string path, string code)
    {
        using var request = new HttpRequestMessage(new(method), path.Replace("{code}", code, StringComparison.Ordinal));
        using var response = await server.Http.SendAsync(request, Deadline.Token);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key)
            .Select(header => $"{header.Key}: {string.Join(",", header.Value)}");
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{await response.Content.ReadAsStringAsync(Deadline.Token)}";
    }
}
