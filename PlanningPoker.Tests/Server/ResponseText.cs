namespace PlanningPoker.Tests.Server;

/// <summary>Writes a response with its status, headers and body, to compare two of them. The date is left out.</summary>
static class ResponseText
{
    public static async Task<string> OfAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date")
            .OrderBy(header => header.Key).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        var body = await response.Content.ReadAsStringAsync(TestTimeout.Token);
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{body}";
    }
}
