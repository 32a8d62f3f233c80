using System.Text.Json.Nodes;
using PlanningPoker.Core;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data.Store;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>The message of an event.</summary>
public class WebhookBodyTests
{
    /// <summary>A character that JSON escapes with six bytes.</summary>
    const char Widest = '\uE000';

    [Fact]
    public void The_largest_message_fits_into_its_column()
    {
        var faces = Enumerable.Range(0, Deck.MaxCards).Select(i => $"{(char)(Widest + i)}".PadRight(Deck.MaxFace, Widest)).ToList();
        var session = new OpenSession(Wide(PokerSession.MaxName), "Ann", Deck: new(null, [.. faces]))
            .Open(SessionCode.New(), new PlayerActor(SampleSession.DeviceOf("Ann"), SampleSession.Start)).Value!;
        session = session.After("Ann", new CreateStory("story-1", Wide(Story.MaxTitle), Wide(Story.MaxKey)));
        session = session.After("Ann", new EstimateStory(new("story-1"), faces[0])).After("Ann", new StartStory(new("story-1")));
        for (var i = 1; i < faces.Count; i++)
            session = session.After($"Player {i}", new Join($"Player {i}")).After($"Player {i}", new Vote(faces[i]));
        session = session.After("Ann", new Vote(faces[0]));

        var told = Assert.Single(WebhookEvent.Between(session, session.After("Ann", new Reveal())));
        var body = WebhookBody.Of(session, told);

        Assert.InRange(body.Length, 3000, DeliveryRow.BodyLength);
        var data = JsonNode.Parse(body)!["data"]!;
        Assert.Equal(faces.Count, data["statistics"]!["distribution"]!.AsArray().Count);
        Assert.EndsWith("…", (string)data["story"]!["title"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_is_told_as_it_is()
    {
        const string title = "Reset a \"password\" <b> 日本 🎉";
        var session = SampleSession.Open().After("Ann", new CreateStory("story-1", title));

        var told = Assert.Single(WebhookEvent.Between(session, session.After("Ann", new EstimateStory(new("story-1"), "5"))));
        var body = WebhookBody.Of(session, told);

        Assert.Contains("日本"u8.ToArray().AsSpan(), body);
        Assert.Equal((title, "5"), (
            (string?)JsonNode.Parse(body)!["data"]!["story"]!["title"], (string?)JsonNode.Parse(body)!["data"]!["story"]!["estimate"]));
    }

    static string Wide(int length) => new(Widest, length);
}
