using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Api.Document;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Transports;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Api;

/// <summary>The routes of the API, with the texts of its description.</summary>
static class ApiSetup
{
    const int Created = StatusCodes.Status201Created, NoContent = StatusCodes.Status204NoContent;

    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(options => Json.Configured(options.SerializerOptions))
        .AddSingleton<LongPoll>()
        .AddApiDocument();

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/sessions", SessionEndpoints.OpenAsync).WithTags("Session")
            .Opens(typeof(OpenSession), "Open a session; the caller becomes its host.", Reason.BadName, Reason.BadDeck)
            .WithMetadata(new OpensSessionAttribute()).Produces<SessionAnswer>(Created);
        var session = routes.MapGroup("/api/sessions/{id}").ChecksReaders();
        session.MapGroup("").WithTags("Session").MapSession();
        session.MapGroup("").WithTags("Players").MapPlayers();
        session.MapGroup("").WithTags("Round").MapRounds();
        session.MapGroup("").WithTags("Stories").MapStories();
        session.MapGroup("/webhook").WithTags("Webhook").MapWebhook();
        routes.MapGet("/s/{code}/export.{format}", ExportEndpoints.ForPages).WithMetadata(new Exports()).ExcludeFromDescription();
        routes.MapOpenApi();
    }

    static void MapSession(this RouteGroupBuilder session)
    {
        session.MapGet("", SessionEndpoints.ShowAsync)
            .Reads(
                "The whole table. With since, wait up to 25 seconds for another version than that; 204 when there is none. Send epoch back "
                + "with it: when a backup was restored, the answer comes at once.",
                Reason.BadRequest)
            .WithMetadata(new WaitsWithSince(), new NumberParameters("since")).Produces<Snapshot>().Produces(NoContent);
        session.MapGet("/summary", SessionEndpoints.Summarize)
            .Reads("The backlog in numbers: estimates, points, rounds, and the time they took.").Produces<SummaryAnswer>();
        session.MapPatch("", SessionEndpoints.UpdateAsync)
            .Runs(
                new UpdateSession(), "Rename the session, or change its deck or its settings; a new deck opens a new round.",
                Reason.BadName, Reason.BadDeck, Reason.BadSettings, Reason.Conflict)
            .Produces<ChangeAnswer>();
        session.MapPost("/undo", SessionEndpoints.UndoAsync)
            .Runs(
                new Undo(0), "Undo a change by the undoId that its event carried, within ten seconds.", Reason.NotHost, Reason.TooLate)
            .Produces<RoundAnswer>();
        session.MapPost("/end", SessionEndpoints.EndAsync)
            .Runs(new EndSession(), "End the session: it can be read and exported, and every other command is refused.")
            .Produces<ChangeAnswer>();
        session.MapPost("/reopen", SessionEndpoints.ReopenAsync)
            .Runs(new ReopenSession(), "Open a session again that has ended, as it was left.").Produces<ChangeAnswer>();
        session.MapDelete("", SessionEndpoints.DeleteAsync)
            .Runs(new DeleteSession(), "Delete the session with everything in it.").Produces(NoContent);
        session.MapGet("/events", (
                string id, string? since, string? epoch, HttpContext http, CurrentPlayer current, EventStreamTransport transport) =>
                LiveEndpoints.EventStreamAsync(http, current, transport, FrameFormat.JsonEvent))
            .Reads(
                "All that happens, as Server-Sent Events with JSON data: live:hello, then session:sync with the snapshot unless since or "
                + "Last-Event-ID is the current version of the same epoch, then each event with its version as id.")
            .WithMetadata(new OpenStream(), new NumberParameters("since")).Produces<string>(contentType: "text/event-stream");
        session.MapGet("/ws", WebSocketAsync)
            .Reads(
                "The same as a WebSocket, in both directions: takes every verb by its wire name, as {type, id, data}, and answers each, as "
                + "{replyTo, status, data or problem}. It opens without a token; session:join with a playerToken, or with a name, makes it "
                + "that player's.",
                Reason.BadRequest)
            .WithMetadata(new OpenStream(), new NumberParameters("since")).Produces(StatusCodes.Status101SwitchingProtocols);
        session.MapGet("/export", ExportEndpoints.ForScripts).WithMetadata(new Exports())
            .Reads(
                "Export stories, estimates and all revealed rounds as csv, json (the default) or md; a row for each vote as votes.csv; the "
                + "stories as one table as table.md, table.wiki (Jira, Confluence) or table.txt (a chat); the estimates for a tracker as "
                + "jira.csv, azure.csv, github.csv, gitlab.csv or linear.csv.",
                Reason.BadRequest)
            .Produces<string>(contentType: "text/csv", additionalContentTypes: ["application/json", "text/markdown", "text/plain"]);
    }

    static async Task WebSocketAsync(
        string id, HttpContext http, CurrentPlayer current, WebSocketTransport transport,
        Sessions sessions, RateLimits limits, ILogger<Conversation> log)
    {
        using var conversation = new Conversation(http, current, sessions, limits, log);
        await LiveEndpoints.WebSocketAsync(http, current, transport, FrameFormat.JsonMessage, conversation);
    }

    static void MapPlayers(this RouteGroupBuilder session)
    {
        session.MapPost("/players", PlayerEndpoints.JoinAsync)
            .Runs(
                new Join(null), "Take a seat. A caller who has one keeps it: 200 instead of 201.",
                Reason.BadName, Reason.NameTaken, Reason.SessionFull, Reason.Locked, Reason.BadPasscode)
            .WithMetadata(new TakesSeatAttribute()).Produces<PlayerAnswer>(Created).Produces<PlayerAnswer>();
        session.MapPatch("/players/{playerId}", PlayerEndpoints.UpdateAsync)
            .Runs(
                new UpdatePlayer(default), typeof(PlayerPatch),
                "Change a player's name and role (oneself; hosts anyone), or whether they are host (hosts); not both at once.",
                Reason.NotHost, Reason.NoPlayer, Reason.BadName, Reason.NameTaken, Reason.Conflict)
            .Produces<ChangeAnswer>();
        session.MapDelete("/players/{playerId}", PlayerEndpoints.DeleteAsync)
            .Runs(new Leave(), "Leave, or as a host remove another player.", Reason.NotHost, Reason.NoPlayer).Produces<ChangeAnswer>();
        session.MapPost("/host/accept", PlayerEndpoints.AcceptControlsAsync)
            .Runs(new AcceptControls(), "Take the controls that are offered to the caller, because no host is here.", Reason.NotOffered)
            .Produces<ChangeAnswer>();
        session.MapPost("/host/return", PlayerEndpoints.TakeBackControlsAsync)
            .Runs(
                new TakeBackControls(), "As a host who is back, take the controls from the player who ran the game meanwhile.",
                Reason.NotOffered)
            .Produces<ChangeAnswer>();
    }

    static void MapRounds(this RouteGroupBuilder session)
    {
        session.MapPost("/vote", RoundEndpoints.VoteAsync)
            .Runs(
                new Vote(null), "Put a card on the table, or change it.",
                Reason.BadCard, Reason.BadReason, Reason.AlreadyRevealed, Reason.StaleRev, Reason.VoteIsFinal)
            .Produces<VoteAnswer>();
        session.MapDelete("/vote", RoundEndpoints.RetractAsync)
            .Runs(new Retract(), "Take the card back.", Reason.AlreadyRevealed, Reason.StaleRev, Reason.VoteIsFinal)
            .WithMetadata(new NumberParameters("round", "rev")).Produces<VoteAnswer>();
        session.MapPost("/reveal", RoundEndpoints.RevealAsync)
            .Runs(new Reveal(), "Turn the cards of the round.", Reason.NothingToReveal).Produces<RevealAnswer>();
        session.MapPost("/players/{playerId}/skip", RoundEndpoints.SkipAsync)
            .Runs(
                new SkipPlayer(default), "Go on without a player's vote in this round. It ends when the player votes.",
                Reason.NoPlayer, Reason.AlreadyRevealed)
            .Produces<SkipAnswer>();
        session.MapPost("/players/{playerId}/unskip", RoundEndpoints.UnskipAsync)
            .Runs(new UnskipPlayer(default), "Wait for a skipped player's vote again.", Reason.NoPlayer, Reason.AlreadyRevealed)
            .Produces<SkipAnswer>();
        session.MapPost("/reset", RoundEndpoints.ResetAsync)
            .Runs(new Reset(), "Vote again: a new round on the same story.").Produces<RoundAnswer>();
        session.MapPost("/quick-vote", RoundEndpoints.QuickVoteAsync)
            .Runs(new QuickVote(), "Open a round on no story.").Produces<RoundAnswer>();
        session.MapPost("/countdown/stop", RoundEndpoints.StopCountdownAsync)
            .Runs(new StopCountdown(), "Stop the countdown to the reveal.", Reason.NothingToStop).Produces<ChangeAnswer>();
        session.MapTimer();
    }

    static void MapWebhook(this RouteGroupBuilder webhook)
    {
        webhook.MapGet("", WebhookEndpoints.ShowAsync)
            .IsForHosts(null, "The address of the webhook, and the newest 50 messages with what came of them.")
            .Produces<WebhookAnswer>();
        webhook.MapPut("", WebhookEndpoints.SetAsync)
            .IsForHosts(
                typeof(WebhookChoice), "Set the address of the webhook. The answer has a new secret, once.", Reason.BadSettings)
            .Produces<WebhookSecretAnswer>();
        webhook.MapDelete("", WebhookEndpoints.RemoveAsync)
            .IsForHosts(null, "Remove the webhook; what waits is not sent.").Produces(NoContent);
        webhook.MapPost("/deliveries/{deliveryId}/send", WebhookEndpoints.SendAgainAsync)
            .IsForHosts(null, "Send a message again that was delivered or given up.").Produces(NoContent);
    }

    static void MapTimer(this RouteGroupBuilder session)
    {
        session.MapPost("/timer/start", RoundEndpoints.StartTimerAsync)
            .Runs(
                new StartTimer(), "Start the round's timer with 10 to 3,600 seconds; without, go on or take the length in the settings.",
                Reason.BadTimer)
            .Produces<ChangeAnswer>();
        session.MapPost("/timer/add", RoundEndpoints.AddTimeAsync)
            .Runs(new AddTime(), "Add time to the timer, a minute if nothing is said.", Reason.BadTimer, Reason.NoTimer)
            .Produces<ChangeAnswer>();
        session.MapPost("/timer/pause", RoundEndpoints.PauseTimerAsync)
            .Runs(new PauseTimer(), "Pause the timer.", Reason.NoTimer).Produces<ChangeAnswer>();
        session.MapPost("/timer/stop", RoundEndpoints.StopTimerAsync)
            .Runs(new StopTimer(), "Take the timer off the round.").Produces<ChangeAnswer>();
    }

    static void MapStories(this RouteGroupBuilder session)
    {
        session.MapPost("/stories", StoryEndpoints.CreateAsync)
            .Runs(
                new CreateStory(null, null), "Add a story. An id that is there already changes nothing: 200 instead of 201.",
                Reason.BadStory, Reason.TooManyStories)
            .Produces<StoryAnswer>(Created).Produces<StoryAnswer>();
        session.MapPost("/stories/import", StoryEndpoints.ImportAsync)
            .Runs(
                new ImportStories([]), null,
                "Add many stories at once: a file as trackers and spreadsheets export it, or one story per line as text/plain. With "
                + "dryRun=true nothing is written. Where it cannot be told which column has the titles, bad_csv has the columns; "
                + "title and key name one, or its number.",
                Reason.BadCsv)
            .WithMetadata(
                new RequestSizeLimitAttribute(StoryFile.MaxBytes), new TextBody([.. ImportQuery.MediaTypes.Order()!]),
                new FlagParameters("dryRun", "estimates"))
            .Produces<ImportAnswer>();
        session.MapPatch("/stories/{storyId}", StoryEndpoints.UpdateAsync)
            .Runs(
                new EditStory(default), typeof(StoryPatch),
                "Change a story's fields, or its position (from 0), or its estimate (with its round); one of the three at once.",
                Reason.NoStory, Reason.BadStory, Reason.BadCard, Reason.StaleRound, Reason.Conflict)
            .Produces<ChangeAnswer>();
        session.MapDelete("/stories/{storyId}", StoryEndpoints.DeleteAsync)
            .Runs(new DeleteStories(), null, "Delete a story. Adding one with its id brings it back.", Reason.NoStory)
            .Produces<ChangeAnswer>();
        session.MapPost("/stories/delete", StoryEndpoints.DeleteSeveralAsync)
            .Runs(new DeleteStories(), typeof(DeletedStories), "Delete several stories, as one change with one undo.", Reason.NoStory)
            .Produces<ChangeAnswer>();
        session.MapPost("/stories/{storyId}/park", StoryEndpoints.ParkAsync)
            .Runs(new ParkStories(), null, "Set a story aside: it is neither next nor counted.", Reason.NoStory)
            .Produces<ChangeAnswer>();
        session.MapPost("/stories/{storyId}/unpark", StoryEndpoints.UnparkAsync)
            .Runs(new UnparkStories(), null, "Take a parked story back to its place.", Reason.NoStory)
            .Produces<ChangeAnswer>();
        session.MapPost("/stories/park", StoryEndpoints.ParkSeveralAsync)
            .Runs(new ParkStories(), typeof(ParkedStories), "Set several stories aside, as one change.", Reason.NoStory)
            .Produces<ChangeAnswer>();
        session.MapPost("/stories/unpark", StoryEndpoints.UnparkSeveralAsync)
            .Runs(new UnparkStories(), typeof(TakenBackStories), "Take several parked stories back, as one change.", Reason.NoStory)
            .Produces<ChangeAnswer>();
        session.MapPost("/stories/{storyId}/start", StoryEndpoints.StartAsync)
            .Runs(
                new StartStory(default), "Open a round on a story; with estimate, save that for the story that is left.",
                Reason.NoStory, Reason.BadCard).Produces<RoundAnswer>();
    }
}
