using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Verbs.EntryPoints;

/// <summary>The JSON API, used by a script with a token.</summary>
sealed class ApiEntryPoint : IEntryPoint
{
    public async Task<CommandAnswer?> SendAsync(ServerSession session, TestPlayer player, Command command)
    {
        using var request = Request(session, player, command);
        if (request is null) return null;
        using var response = await session.Server.Http.SendAsync(request, TestTimeout.Token);
        var text = await response.Content.ReadAsStringAsync(TestTimeout.Token);
        return new((int)response.StatusCode, response.IsSuccessStatusCode ? null : (string?)JsonNode.Parse(text)!["code"], text);
    }

    public static HttpRequestMessage? Request(ServerSession session, TestPlayer player, Command command)
    {
        if (CallOf(player, command) is not var (method, path, body)) return null;
        var request = new HttpRequestMessage(method, $"/api/sessions/{session.Code}{path}") { Content = body };
        player.SignAsScript(request);
        return request;
    }

    static (HttpMethod Method, string Path, HttpContent? Body)? CallOf(TestPlayer player, Command command) => command switch
    {
        Join join => (HttpMethod.Post, "/players", Json(("name", join.Name), ("role", Lower(join.Role)))),
        Leave => (HttpMethod.Delete, $"/players/{(player.Id == default ? "nobody" : player.Id)}", null),
        UpdatePlayer update => (HttpMethod.Patch, $"/players/{update.PlayerId}", Json(("name", update.Name), ("role", Lower(update.Role)))),
        PromotePlayer promote => (HttpMethod.Patch, $"/players/{promote.PlayerId}", Json(("host", true))),
        DemotePlayer demote => (HttpMethod.Patch, $"/players/{demote.PlayerId}", Json(("host", false))),
        // Whoever deletes their own seat leaves: nobody can remove themselves.
        RemovePlayer remove when remove.PlayerId == player.Id => null,
        RemovePlayer remove => (HttpMethod.Delete, $"/players/{remove.PlayerId}", null),
        Vote vote => (HttpMethod.Post, "/vote",
            Json(("value", vote.Value), ("round", vote.Round), ("rev", vote.Rev), ("reason", vote.Reason))),
        Retract retract => (HttpMethod.Delete, "/vote" + Query(retract), null),
        Reveal reveal => (HttpMethod.Post, "/reveal", Json(("round", reveal.Round))),
        SkipPlayer skip => (HttpMethod.Post, $"/players/{skip.PlayerId}/skip", Json(("round", skip.Round))),
        UnskipPlayer unskip => (HttpMethod.Post, $"/players/{unskip.PlayerId}/unskip", Json(("round", unskip.Round))),
        Reset reset => (HttpMethod.Post, "/reset", Json(("round", reset.Round))),
        AcceptControls => (HttpMethod.Post, "/host/accept", null),
        TakeBackControls => (HttpMethod.Post, "/host/return", null),
        StopCountdown stop => (HttpMethod.Post, "/countdown/stop", Json(("round", stop.Round))),
        StartTimer start => (HttpMethod.Post, "/timer/start", Json(("seconds", start.Seconds), ("round", start.Round))),
        AddTime add => (HttpMethod.Post, "/timer/add", Json(("seconds", add.Seconds), ("round", add.Round))),
        PauseTimer pause => (HttpMethod.Post, "/timer/pause", Json(("round", pause.Round))),
        StopTimer stop => (HttpMethod.Post, "/timer/stop", Json(("round", stop.Round))),
        QuickVote quick => (HttpMethod.Post, "/quick-vote", Json(("round", quick.Round))),
        StartStory start =>
            (HttpMethod.Post, $"/stories/{start.StoryId}/start",
                Json(("round", start.Round), ("estimate", start.Estimate), ("estimateWas", start.EstimateWas))),
        CreateStory create => (HttpMethod.Post, "/stories",
            Json(("id", create.Id), ("title", create.Title), ("key", create.Key), ("description", create.Description),
                ("url", create.Url))),
        ImportStories import =>
            (HttpMethod.Post, "/stories/import", new StringContent(FormEntryPoint.Lines(import), Encoding.UTF8, "text/plain")),
        EditStory edit => (HttpMethod.Patch, $"/stories/{edit.StoryId}",
            Json(("title", edit.Title), ("key", edit.Key), ("description", edit.Description), ("url", edit.Url), ("was", ShownOf(edit)))),
        MoveStory move => (HttpMethod.Patch, $"/stories/{move.StoryId}", Json(("position", move.Position))),
        EstimateStory estimate =>
            (HttpMethod.Patch, $"/stories/{estimate.StoryId}",
                Json(("estimate", estimate.Estimate ?? ""), ("round", estimate.Round), ("was", ShownOf(estimate)))),
        ParkStories { StoryIds: [var only] } => (HttpMethod.Post, $"/stories/{only}/park", null),
        ParkStories park => (HttpMethod.Post, "/stories/park", Json(("storyIds", park.StoryIds))),
        UnparkStories { StoryIds: [var only] } => (HttpMethod.Post, $"/stories/{only}/unpark", null),
        UnparkStories unpark => (HttpMethod.Post, "/stories/unpark", Json(("storyIds", unpark.StoryIds))),
        DeleteStories { StoryIds: [var only] } => (HttpMethod.Delete, $"/stories/{only}", null),
        DeleteStories delete => (HttpMethod.Post, "/stories/delete", Json(("storyIds", delete.StoryIds))),
        UpdateSession update => (HttpMethod.Patch, "", Json(("name", update.Name), ("deck", update.Deck), ("settings", update.Settings))),
        Undo undo => (HttpMethod.Post, "/undo", Json(("undoId", undo.UndoId))),
        EndSession => (HttpMethod.Post, "/end", null),
        ReopenSession => (HttpMethod.Post, "/reopen", null),
        DeleteSession => (HttpMethod.Delete, "", null),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "Has no request here yet."),
    };

    /// <summary>What was shown of the story, as the body has it; null where the command does not say.</summary>
    public static Dictionary<string, string?>? ShownOf(Command command) => command switch
    {
        EditStory { Was: { } was } => new() { ["title"] = was.Title, ["key"] = was.Key },
        EstimateStory { Was: { } was } => new() { ["estimate"] = was },
        _ => null,
    };

    /// <summary>Omits members that are null.</summary>
    static JsonContent Json(params (string Name, object? Value)[] members) =>
        JsonContent.Create(members.Where(member => member.Value is not null)
            .ToDictionary(member => member.Name, member => member.Value), options: PlanningPoker.Web.Contracts.Json.Options);

    static string Query(Retract retract) => string.Create(CultureInfo.InvariantCulture, $"?round={retract.Round}&rev={retract.Rev}");

    static string? Lower(Role? role) => role?.ToString().ToLowerInvariant();
}
