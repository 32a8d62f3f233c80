using System.Globalization;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Tests.Verbs.EntryPoints;

/// <summary>The pages' forms, as a browser without JavaScript sends them.</summary>
class FormEntryPoint : IEntryPoint
{
    public async Task<CommandAnswer?> SendAsync(ServerSession session, TestPlayer player, Command command)
    {
        if ((command is Leave ? LeaveForm(session, player) : FormOf(player, command)) is not ({ } action, { } fields)) return null;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{session.Code}/{action}")
        {
            Content = new FormUrlEncodedContent(
                fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!))),
        };
        player.SignAsBrowser(request);
        Mark(request);
        using var response = await session.Server.Http.SendAsync(request, TestTimeout.Token);
        return new((int)response.StatusCode, null, await response.Content.ReadAsStringAsync(TestTimeout.Token));
    }

    protected virtual void Mark(HttpRequestMessage request)
    {
    }

    static (string Action, (string Name, string? Value)[] Fields)? FormOf(TestPlayer player, Command command) => command switch
    {
        Join join => ("join", [("name", join.Name), ("role", join.Role.ToString())]),
        // The forms change only one's own name and role.
        UpdatePlayer update when update.PlayerId != player.Id => null,
        UpdatePlayer { Name: { } name } update =>
            ("players/me", [("name", name), ("role", update.Role?.ToString())]),
        UpdatePlayer { Role: { } role } => ("role", [("role", role.ToString())]),
        PromotePlayer promote => ("promote", [("playerId", promote.PlayerId.Value)]),
        DemotePlayer demote => ("demote", [("playerId", demote.PlayerId.Value)]),
        RemovePlayer remove => ("remove", [("playerId", remove.PlayerId.Value)]),
        Vote vote => ("vote", [("value", vote.Value), ("round", Text(vote.Round)), ("rev", Text(vote.Rev)), ("reason", vote.Reason)]),
        Retract retract => ("retract", [("round", Text(retract.Round)), ("rev", Text(retract.Rev))]),
        Reveal reveal => ("reveal", [("round", Text(reveal.Round))]),
        SkipPlayer skip => ("skip", [("playerId", skip.PlayerId.Value), ("round", Text(skip.Round))]),
        UnskipPlayer unskip => ("unskip", [("playerId", unskip.PlayerId.Value), ("round", Text(unskip.Round))]),
        Reset reset => ("reset", [("round", Text(reset.Round))]),
        AcceptControls => ("acceptcontrols", []),
        TakeBackControls => ("returncontrols", []),
        StopCountdown stop => ("stopcountdown", [("round", Text(stop.Round))]),
        StartTimer start => ("starttimer", [("seconds", Text(start.Seconds)), ("round", Text(start.Round))]),
        AddTime add => ("addtime", [("seconds", Text(add.Seconds)), ("round", Text(add.Round))]),
        PauseTimer pause => ("pausetimer", [("round", Text(pause.Round))]),
        StopTimer stop => ("stoptimer", [("round", Text(stop.Round))]),
        StartStory { Estimate: { } estimate } start =>
            ("next", [("storyId", start.StoryId.Value), ("round", Text(start.Round)), ("estimate", estimate), ("was", start.EstimateWas)]),
        StartStory start => ("start", [("storyId", start.StoryId.Value), ("round", Text(start.Round))]),
        QuickVote quick => ("quick", [("round", Text(quick.Round))]),
        CreateStory create => ("addstory",
            [("id", create.Id), ("title", create.Title), ("key", create.Key), ("description", create.Description), ("url", create.Url)]),
        ImportStories import => ("stories/import", [("lines", Lines(import))]),
        EditStory edit => ("stories/edit", [("storyId", edit.StoryId.Value), ("title", edit.Title), ("key", edit.Key),
            ("description", edit.Description), ("url", edit.Url), (Shown("title"), edit.Was?.Title), (Shown("key"), edit.Was?.Key)]),
        MoveStory { Position: 0 } up => ("up", [("storyId", up.StoryId.Value)]),
        EstimateStory estimate =>
            ("estimate", [("storyId", estimate.StoryId.Value), ("estimate", estimate.Estimate), ("round", Text(estimate.Round)),
                (Shown("estimate"), estimate.Was)]),
        ParkStories park => ("park", [.. park.StoryIds.Select(id => ("storyId", (string?)id.Value))]),
        UnparkStories unpark => ("unpark", [.. unpark.StoryIds.Select(id => ("storyId", (string?)id.Value))]),
        DeleteStories delete => ("deletestory", [.. delete.StoryIds.Select(id => ("storyId", id.Value))]),
        UpdateSession update => ("settings/save",
            [
                ("name", update.Name), ("deck", update.Deck?.Name), ("whoReveals", update.Settings?.WhoReveals),
                ("whoManagesStories", update.Settings?.WhoManagesStories), ("autoReveal", Switch(update.Settings?.AutoReveal)),
                ("votesMayChange", Switch(update.Settings?.VotesMayChange)), ("anonymous", Switch(update.Settings?.Anonymous)),
                ("locked", Switch(update.Settings?.Locked)), ("timerSeconds", Text(update.Settings?.TimerSeconds)),
                ("passcode", update.Settings?.Passcode), ("tracker", update.Settings?.Tracker),
            ]),
        Undo undo => ("undo", [("undoId", $"{undo.UndoId}")]),
        EndSession => ("end", []),
        ReopenSession => ("reopen", []),
        DeleteSession => ("settings/delete", [("sure", "true")]),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "Has no form here yet."),
    };

    /// <summary>As the page that asks first sends it.</summary>
    static (string Action, (string Name, string? Value)[] Fields) LeaveForm(ServerSession session, TestPlayer player)
    {
        var newHost = player == session.Host ? (session as PopulatedSession)?.Player.Id : null;
        return ("leave", [("sure", "true"), ("newHost", newHost?.Value)]);
    }

    internal static string Lines(ImportStories import) => string.Join('\n', import.Rows.Select(row => row.Draft.Title));

    static string Shown(string field) => FormField.NameOfShown(field);

    static string? Switch(bool? isOn) => isOn switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The same forms as htmx sends them.</summary>
sealed class HtmxEntryPoint : FormEntryPoint
{
    protected override void Mark(HttpRequestMessage request) => request.Headers.Add("HX-Request", "true");
}
