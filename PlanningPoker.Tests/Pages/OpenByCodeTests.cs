using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages;

/// <summary>A code opens its session however it was pasted, into the field or into the address.</summary>
public sealed class OpenByCodeTests(TestServer server)
{
    [Theory]
    [InlineData("/s?code={0}.")]
    [InlineData("/s?code=({0})")]
    [InlineData("/s?code=https%3A%2F%2Fpoker.example.org%2Fs%2F{0}%2Fstories%3Fx")]
    [InlineData("/s/{0}.")]
    [InlineData("/s/({0})")]
    [InlineData("/s/%E2%80%9C{0}%E2%80%9D,")]
    [InlineData("/s/({0}).")]
    [InlineData("/s/https%3A%2F%2Fpoker.example.org%2Fs%2F{0}")]
    [InlineData("/s/https://poker.example.org/s/{0}")]
    [InlineData("/s/%3Chttps://poker.example.org/poker/s/{0}%3E.")]
    [InlineData("/https://poker.example.org/s/{0}")]
    [InlineData("/https:/poker.example.org/s/{0}/stories")]
    [InlineData("/https%3A%2F%2Fpoker.example.org%2Fs%2F{0}.")]
    [InlineData("/%2F%2Fevil.example.org%2Fs%2F{0}")]
    public async Task A_code_is_taken_with_what_stands_around_it(string address)
    {
        var session = await ServerSession.OpenAsync(server);

        using var response = await server.Http.GetAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, address, session.Code), TestTimeout.Token);

        Assert.InRange((int)response.StatusCode, 301, 308);
        Assert.Equal($"/s/{session.Code}", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/https://poker.example.org/s/nothing")]
    [InlineData("/https://poker.example.org/s/")]
    [InlineData("/s/https://evil.example.org/")]
    [InlineData("/s/{0}/s/{0}/x/s/")]
    public async Task An_address_without_a_code_is_not_found(string address)
    {
        var session = await ServerSession.OpenAsync(server);

        using var response = await server.Http.GetAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, address, session.Code), TestTimeout.Token);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }
}
