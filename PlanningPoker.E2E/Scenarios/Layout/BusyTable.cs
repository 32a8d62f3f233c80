using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>A table as full as it gets in practice: fifteen players with names that fill their room, a long backlog, long words.</summary>
static class BusyTable
{
    const string Unbroken = "Donaudampfschifffahrtsgesellschaftskapitän";

    static readonly string[] Names =
    [
        "Maximiliane von und zu Hohenlohe-Langenbu", Unbroken, "Ana", "Þórbjörg Guðmundsdóttir í Vestmannaeyjum",
        "Oluwaseun Adébáyò-Ọlábísí Akinwùnmí",
        "李小龙", "Zoë", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "Jo", "محمد عبد الرحمن الأنصاري الخزرجي المدني", "👩‍💻 Grace",
        "Siobhán Ní Dhomhnaill", "Bob", "Per",
    ];

    /// <summary>The host in a browser, who sees it all, and everyone else without one.</summary>
    public static async Task<(TablePage Host, IReadOnlyList<ApiClient> Guests)> SetAsync(Team team)
    {
        var host = await team.StartSessionAsync(
            "Quarterly refinement of the payments and invoicing platform, second team", "Friederike-Charlotte Oppenheimer-Wolfenb");
        var guests = new List<ApiClient>();
        foreach (var name in Names)
            guests.Add(await ApiClient.JoinAsync(host.Invitation, name[..Math.Min(40, name.Length)], name == "Per" ? "observer" : "voter"));
        await host.ExpectSeatedAsync(15);
        await host.AddStoryAsync(
            $"PAYMENTS-PLATFORM-123456 {Unbroken} and {string.Concat(Enumerable.Repeat("verylongwordwithoutanyspace", 4))}");
        await host.AddStoriesAsync(
            Enumerable.Range(1, 12).Select(i => $"US-{i} A story of ordinary length that says who wants what and why it matters"));
        await host.ExpectStoriesAsync([.. Enumerable.Repeat("", 13)]);
        await host.StartStoryAsync("PAYMENTS-PLATFORM-123456");
        await Microsoft.Playwright.Assertions.Expect(host.Story).ToContainTextAsync("Round 2");
        return (host, guests);
    }

    /// <summary>Everyone but the host votes: far apart, with every special card.</summary>
    public static async Task VoteAsync(IReadOnlyList<ApiClient> guests)
    {
        string[] faces = ["1", "2", "3", "5", "8", "13", "20", "100", "½", "?", "☕", "5", "5"];
        foreach (var (guest, face) in guests.Zip(faces)) await guest.VoteAsync(face);
    }
}
