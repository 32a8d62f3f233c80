using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>A table as full as in practice: fifteen players with long names, a long backlog, and long words.</summary>
static class BusyTable
{
    const string LongWord = "Donaudampfschifffahrtsgesellschaftskapitän";

    static readonly string[] Names =
    [
        "Maximiliane von und zu Hohenlohe-Langenbu", LongWord, "Ana", "Þórbjörg Guðmundsdóttir í Vestmannaeyjum",
        "Oluwaseun Adébáyò-Ọlábísí Akinwùnmí",
        "李小龙", "Zoë", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "Jo", "محمد عبد الرحمن الأنصاري الخزرجي المدني", "👩‍💻 Grace",
        "Siobhán Ní Dhomhnaill", "Bob", "Per",
    ];

    /// <summary>The host uses a browser; the other players have none.</summary>
    public static async Task<(TablePage Host, IReadOnlyList<ApiClient> Others)> OpenAsync(Team team)
    {
        var host = await team.StartSessionAsync(
            "Quarterly refinement of the payments and invoicing platform, second team", "Friederike-Charlotte Oppenheimer-Wolfenb");
        var others = new List<ApiClient>();
        foreach (var name in Names)
            others.Add(await ApiClient.JoinAsync(host.Invitation, name[..Math.Min(40, name.Length)], name == "Per" ? "observer" : "voter"));
        await host.ExpectPlayerCountAsync(15);
        await host.AddStoryAsync(
            $"PAYMENTS-PLATFORM-123456 {LongWord} and {string.Concat(Enumerable.Repeat("verylongwordwithoutanyspace", 4))}");
        await host.AddStoriesAsync(
            [.. Enumerable.Range(1, 12).Select(i => $"US-{i} A story of ordinary length that says who wants what and why it matters")]);
        await host.ExpectStoriesAsync([.. Enumerable.Repeat("", 13)]);
        await host.StartStoryAsync("PAYMENTS-PLATFORM-123456");
        await Microsoft.Playwright.Assertions.Expect(host.Story).ToContainTextAsync("PAYMENTS-PLATFORM-123456");
        return (host, others);
    }

    /// <summary>Everyone but the host votes, with cards that are far apart and with every special card.</summary>
    public static async Task VoteAsync(IReadOnlyList<ApiClient> others)
    {
        string[] faces = ["1", "2", "3", "5", "8", "13", "20", "100", "½", "?", "☕", "5", "5"];
        foreach (var (player, face) in others.Zip(faces)) await player.VoteAsync(face);
    }
}
