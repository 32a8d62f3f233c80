using System.Net;
using System.Net.Http.Headers;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.References;

/// <summary>The stories with the estimate of a card, which the table fetches.</summary>
public sealed class ReferencesTests(TestServer server)
{
    [Fact]
    public async Task The_table_gets_the_stories_of_each_card()
    {
        var session = await OpenAsync();

        using var response = await GetAsync(session, isHtmx: true);
        var patch = await response.Content.ReadAsStringAsync(TestTimeout.Token);

        Assert.StartsWith("<hx-partial id=\"references\">", patch, StringComparison.Ordinal);
        const string Story = "<span class=\"story-key\" dir=\"auto\">US-1</span> <bdi>Sign in &lt;fast&gt;</bdi>";
        Assert.Contains(Story, patch, StringComparison.Ordinal);
        Assert.DoesNotContain("Second", patch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        var session = await OpenAsync();
        using var first = await GetAsync(session, isHtmx: true);
        await session.RunAsync(session.Host, new Vote("5"));
        using var second = await GetAsync(session, isHtmx: true, first.Headers.ETag);
        await session.RunAsync(session.Host, new EstimateStory(new("s-2"), "8"));
        using var third = await GetAsync(session, isHtmx: true, first.Headers.ETag);

        Assert.Equal((HttpStatusCode.NotModified, 0L), (second.StatusCode, second.Content.Headers.ContentLength ?? 0));
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.NotEqual(first.Headers.ETag, third.Headers.ETag);
    }

    [Fact]
    public async Task Its_address_leads_a_plain_browser_to_the_stories()
    {
        var session = await OpenAsync();

        using var response = await GetAsync(session, isHtmx: false);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal($"/s/{session.Code}/stories", response.Headers.Location!.ToString());
    }

    async Task<ServerSession> OpenAsync()
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new CreateStory("s-1", "Sign in <fast>", "US-1"));
        await session.RunAsync(session.Host, new CreateStory("s-2", "Second"));
        await session.RunAsync(session.Host, new EstimateStory(new("s-1"), "5"));
        return session;
    }

    async Task<HttpResponseMessage> GetAsync(ServerSession session, bool isHtmx, EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{session.Code}/references");
        session.Host.SignAsBrowser(request);
        if (isHtmx) request.Headers.Add("HX-Request", "true");
        if (known is not null) request.Headers.IfNoneMatch.Add(known);
        return await server.Http.SendAsync(request, TestTimeout.Token);
    }
}
