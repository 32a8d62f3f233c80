using System.Net;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Summary;

/// <summary>The page for readers without a seat.</summary>
public sealed partial class SummaryPageTests
{
    [Fact]
    public async Task Whoever_has_the_link_reads_it_without_a_seat_and_is_told_that_it_is_not_live()
    {
        var session = await OpenAsync("5", "8");

        var page = await server.Http.GetStringAsync($"/s/{session.Code}/summary", TestTimeout.Token);

        Assert.Contains("All stories are estimated!", page, StringComparison.Ordinal);
        Assert.Contains("Not live", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-live", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_a_passcode_a_stranger_is_sent_to_the_form_to_join()
    {
        var session = await OpenAsync("5", "8");
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(Passcode: "swordfish")));
        using var response = await server.Http.GetAsync($"/s/{session.Code}/summary", TestTimeout.Token);

        Assert.Equal((HttpStatusCode.SeeOther, $"/s/{session.Code}"), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_guest_chooses_a_language_and_a_theme_here_and_a_player_in_the_settings()
    {
        var session = await OpenAsync("5", null);
        var guest = await server.Http.GetStringAsync($"/s/{session.Code}/summary", TestTimeout.Token);
        var player = await ReadAsync(session, "/summary");
        foreach (var form in (string[])["data-choice=\"language\"", "data-choice=\"theme\""])
        {
            Assert.Contains(form, guest, StringComparison.Ordinal);
            Assert.DoesNotContain(form, player, StringComparison.Ordinal);
        }
        Assert.Contains($"name=\"back\" value=\"/s/{session.Code}/summary\"", guest, StringComparison.Ordinal);
    }
}
