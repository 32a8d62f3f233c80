using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Transfer;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Texts;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Texts;

/// <summary>The texts outside of pages are translated too: toasts, refusals and exported files.</summary>
public sealed class PseudoTextsTests : IDisposable
{
    static readonly HashSet<string> Typed = ["Ann", "Bob", "Hana", "Tom", "Team", "a", "b"];

    readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public PseudoTextsTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(PseudoLanguage.Plain);

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Fact]
    public void No_refusal_has_untranslated_text()
    {
        string?[] values = [null, "5"];
        var refusals = from reason in Enum.GetValues<Reason>()
                       from value in values
                       from isFuture in (bool[])[false, true]
                       select new Refusal(reason) { Value = value, Round = 3, IsFutureRound = isFuture, LostReason = value };
        AssertTranslated([.. refusals.Select(RefusalTexts.Of)]);
        AssertTranslated([.. Enum.GetValues<FileProblem>().Select(OfFile)]);
        AssertTranslated([.. Enum.GetValues<Reason>().Select(reason => Problem.Example(reason).Title)]);
        AssertTranslated([.. Enum.GetValues<RequestFault>().Select(fault => Problem.Of(fault).Title), Problem.Failure.Title]);
        AssertTranslated([.. Enum.GetValues<ImportProblemCode>().Select(fault => RefusalTexts.Of(new ImportProblem(3, fault, "US-1")))]);
    }

    [Fact]
    public void Every_problem_of_a_file_has_its_own_message() =>
        Assert.Equal(
            Enum.GetValues<FileProblem>().Length + 1,
            Enum.GetValues<FileProblem>().Select(OfFile).Append(RefusalTexts.Of(Reason.BadCsv)).Distinct().Count());

    static string OfFile(FileProblem problem) => RefusalTexts.Of(new Refusal(Reason.BadCsv) { File = problem });

    [Fact]
    public void No_toast_has_untranslated_text()
    {
        var session = TestSession.Of("Ann", "Bob");
        var (ann, bob) = (TestSession.Id("Ann"), TestSession.Id("Bob"));
        const int TheNewest = 0, TheCurrent = 0;
        (string Player, Command Command)[] commands =
        [
            ("Tom", new Join("Tom")), ("Ann", new CreateStory("a", "a")), ("Ann", new ImportStories([new(1, new("b")), new(2, new("c"))])),
            ("Ann", new EditStory(new("a"), Description: "b")), ("Ann", new MoveStory(new("a"), 1)),
            ("Ann", new ParkStories(new StoryId("a"))), ("Ann", new UnparkStories(new StoryId("a"))),
            ("Ann", new CreateStory("b", "b")), ("Ann", new ParkStories(new("a"), new("b"))), ("Ann", new Undo(TheNewest)),
            ("Ann", new ParkStories(new StoryId("a"))), ("Ann", new Undo(TheNewest)),
            ("Ann", new DeleteStories(new("a"), new("b"))), ("Ann", new Undo(TheNewest)),
            ("Ann", new StartStory(new("a"))), ("Ann", new SkipPlayer(bob)), ("Ann", new UnskipPlayer(bob)),
            ("Bob", new Vote("5")), ("Ann", new Vote("5")), ("Tom", new Vote("?")),
            ("Ann", new Reveal()), ("Ann", new EstimateStory(new("a"), "5")), ("Ann", new Reset()), ("Bob", new Vote("3")),
            ("Bob", new Retract()), ("Bob", new Vote("3")),
            ("Ann", new Reset()), ("Ann", new Undo(TheNewest)), ("Ann", new RemovePlayer(bob)), ("Ann", new Undo(TheNewest)),
            ("Ann", new Vote("8")), ("Ann", new Reveal()), ("Ann", new Undo(TheNewest)),
            ("Ann", new DeleteStories(new StoryId("a"))), ("Ann", new Undo(TheNewest)),
            ("Ann", new Reveal()), ("Ann", new ExpireUndoOffers()),
            ("Ann", new QuickVote()), ("Tom", new Vote("?")), ("Ann", new Reveal()), ("Ann", new DeleteStories(new StoryId("a"))),
            ("Ann", new UpdateSession("Team 2")), ("Ann", new PromotePlayer(bob)), ("Ann", new DemotePlayer(bob)),
            ("Bob", new UpdatePlayer(bob, "Rob")), ("Bob", new UpdatePlayer(bob, Role: Role.Observer)),
            ("Bob", new UpdatePlayer(bob, Role: Role.Voter)),
            ("Ann", new QuickVote()), ("Ann", new UpdateSession(Settings: new(AutoReveal: true))), ("Ann", new Vote("5")),
            ("Ann", new StartCountdown(TheCurrent, new HashSet<PlayerId> { ann })), ("Ann", new StopCountdown()), ("Tom", new Vote("?")),
            ("Ann", new StartCountdown(TheCurrent, new HashSet<PlayerId> { ann })),
            ("Ann", new CancelCountdown(TheCurrent, new HashSet<PlayerId> { bob })),
            ("Ann", new NoteHostsAway()), ("Ann", new OfferControls(bob)), ("Ann", new WithdrawOffer()),
            ("Ann", new StartTimer()), ("Ann", new AddTime()), ("Ann", new PauseTimer()), ("Ann", new StartTimer()),
            ("Ann", new EndTimer(TheCurrent)), ("Ann", new StopTimer()),
            ("Ann", new StartCountdown(TheCurrent, new HashSet<PlayerId> { ann })), ("Ann", new EndCountdown(TheCurrent)),
            ("Ann", new EndSession()), ("Ann", new ReopenSession()),
            ("Ann", new RemovePlayer(TestSession.Id("Tom"))), ("Ann", new Leave()), ("Bob", new Leave()),
        ];
        // A deleted session has no page left to show a toast on.
        var events = new HashSet<string> { new SessionDeleted(bob).Name };
        foreach (var (player, sample) in commands)
        {
            var round = session.Round.Number;
            var command = sample switch
            {
                Undo => new Undo(session.State.UndoOffers[^1].Id),
                StartCountdown start => start with { Round = round },
                CancelCountdown cancel => cancel with { Round = round },
                EndCountdown => new EndCountdown(round),
                EndTimer => new EndTimer(round),
                _ => sample,
            };
            var outcome = session.Try(player, command);
            Assert.Null(outcome.Refusal);
            if (outcome.Event is not { } published)
            {
                session = session.With(outcome.Session);
                continue;
            }
            events.Add(published.Name);
            var change = new SessionChange(session.State, outcome.Session, published);
            if (ToastView.Of(change) is { } toast) AssertTranslated([toast.Text, toast.Announcement ?? ""]);
            session = session.With(outcome.Session);
        }
        Assert.Equal(SessionEvent.Names, events.Order(StringComparer.Ordinal));
        AssertTranslated([ToastView.Unanswered.Text, ToastView.Saved.Text, ToastView.BacklogDone.Text]);
    }

    [Fact]
    public void No_file_has_untranslated_text()
    {
        var session = SampleGame.New("Team").WithPlayers("Ann", "Bob")
            .WithStory("a", "US-1").WithStory("b")
            .After(new StartStory(new("s1"))).WithVotes(("Ann", "5"), ("Bob", "8")).After(new Reveal()).After(new Reset())
            .WithVotes(("Ann", "5"), ("Bob", "5")).After(new Reveal())
            .After(new QuickVote()).WithVotes(("Ann", "?")).After(new Reveal());
        HashSet<string> typed = [.. Typed, "US-1", "US-1 a", "Ann 5", "Bob 5", "Bob 8", "Ann ?"];
        foreach (var format in (ExportFormat[])[ExportFormat.Md, ExportFormat.TableMd, ExportFormat.TableWiki, ExportFormat.TableTxt])
        {
            var parts = TextOf(format).Split('|', '\n', ':', '–').Select(part => part.Trim('#', '>', '*', '•', ' '));
            Assert.Empty(parts.SelectMany(part => UntranslatedText.InText(part, typed)));
        }
        foreach (var format in (ExportFormat[])[ExportFormat.Csv, ExportFormat.VotesCsv])
        {
            var bare = TextOf(format).Split(PseudoLanguage.Start, PseudoLanguage.End).Where((_, i) => i % 2 == 0);
            var cells = bare.SelectMany(each => each.Split(',', '"', '\n', '\r', '\uFEFF')).Where(cell => cell.Any(char.IsLetter));
            Assert.All(cells, cell => Assert.Contains(cell, typed));
        }

        string TextOf(ExportFormat format) => Encoding.UTF8.GetString(ExportedBytes.Of(session, format));
    }

    [Fact]
    public void An_export_in_another_language_can_be_imported()
    {
        var session = SampleGame.New("Team").WithPlayers("Ann").WithStory("a", "US-1", "long", "https://tracker.example/1").WithStory("b");
        var (command, refusal) = SampleFiles.TryRead(ExportedBytes.Csv(session));
        Assert.Null(refusal);
        Assert.Equal([("US-1", "a", "long", "https://tracker.example/1"), (null, "b", null, null)],
            command!.Rows.Select(row => (row.Draft.Key, row.Draft.Title, row.Draft.Description, row.Draft.Url)));
    }

    static void AssertTranslated(ImmutableArray<string> texts) =>
        Assert.Empty(texts.SelectMany(text => UntranslatedText.InText(text, Typed)));
}
