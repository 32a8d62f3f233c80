using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class UpdateSessionTests
{
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a").Started("a").Voted(("Ann", "5"));

    static readonly SessionUpdated Updated = new(TestSession.Id("Ann"));

    [Fact]
    public void A_new_name_leaves_the_round_unchanged()
    {
        var session = Start.Publishes("Ann", new UpdateSession(" Dream team "), Updated);

        Assert.Equal("Dream team", session.State.Name);
        Assert.Same(Start.Round, session.Round);
    }

    [Fact]
    public void A_new_deck_opens_a_new_round_on_the_same_story()
    {
        var session = Start.Publishes("Ann", new UpdateSession(Deck: new("t-shirt", [])), Updated);

        Assert.Equal((3, TestSession.Story("a")), (session.Round.Number, session.Round.Story));
        Assert.Same(Deck.TShirt, session.View.Deck);
        Assert.Equal(0, session.View.VoteCount);
        Assert.Empty(session.State.FinishedRounds);
        session.Refuses("Ann", new Vote("5"), Reason.BadCard);
        session.After("Ann", new Vote("XL"));
    }

    [Fact]
    public void A_revealed_round_keeps_the_deck_it_was_played_with()
    {
        var session = Start.Revealed().After("Ann", new UpdateSession(Deck: new("t-shirt", [])));

        Assert.Same(Deck.ModifiedFibonacci, session.State.FinishedRounds.Single().Deck);
        Assert.Equal(5, session.View.EarlierRounds.Single().Results.Statistics.Average);
    }

    [Fact]
    public void Setting_the_current_values_changes_nothing()
    {
        Start.LeavesUnchanged("Ann", new UpdateSession());
        Start.LeavesUnchanged("Ann", new UpdateSession("Team", new("modified-fibonacci", [])));
        Start.LeavesUnchanged("Ann", new UpdateSession(Deck: new(null, [.. Deck.ModifiedFibonacci.Cards.Select(card => card.Face)])));
    }

    [Fact]
    public void A_name_or_a_deck_that_was_left_as_shown_is_not_written()
    {
        var changed = Start.After("Ann", new UpdateSession("Dream team", new("t-shirt", [])));
        changed.LeavesUnchanged("Ann", new UpdateSession("Team", new("modified-fibonacci", []))
        {
            Was = new("Team", new("modified-fibonacci", [])),
        });
    }

    [Fact]
    public void A_timer_and_a_tracker_that_both_have_changed_are_refused_with_both_values()
    {
        const string Theirs = "https://theirs.example/browse/{key}", Mine = "https://mine.example/browse/{key}";
        var changed = Start.After("Ann", new UpdateSession(Settings: new(TimerSeconds: 90, Tracker: Theirs)));
        var asShown = new UpdateSession(Settings: new(TimerSeconds: 120, Tracker: "")) { Was = new(TimerSeconds: 120, Tracker: "") };

        changed.LeavesUnchanged("Ann", asShown);
        changed.LeavesUnchanged("Ann", asShown with { Settings = new(TimerSeconds: 90, Tracker: Theirs) });
        Assert.Equal(
            [new FieldConflict("timerSeconds", "60", "90"), new FieldConflict("tracker", Mine, Theirs)],
            changed.Try("Ann", asShown with { Settings = new(TimerSeconds: 60, Tracker: Mine) }).Refusal!.Conflicts);
        var settings = changed.After("Ann", asShown with { Settings = new(AutoReveal: true) }).State.Settings;
        Assert.Equal((true, 90, Theirs), (settings.AutoReveal, settings.TimerLength.TotalSeconds, settings.Tracker?.Value));
    }

    [Fact]
    public void A_name_and_a_deck_that_both_have_changed_are_refused_with_both_texts()
    {
        var changed = Start.After("Ann", new UpdateSession("Dream team", new(null, ["1", "2"])));
        var outcome = changed.Try("Ann", new UpdateSession("Best team", new(null, ["1", "3"]))
        {
            Was = new("Team", new("modified-fibonacci", [])),
        });
        Assert.Equal(
            [new FieldConflict("name", "Best team", "Dream team"), new FieldConflict("deck", "1 3", "1 2")], outcome.Refusal!.Conflicts);
        changed.LeavesUnchanged("Ann", new UpdateSession(Deck: new(null, ["1", "2"])) { Was = new(Deck: new("t-shirt", [])) });
    }

    [Fact]
    public void An_invalid_name_or_deck_is_refused_and_neither_is_changed()
    {
        Start.Refuses("Ann", new UpdateSession(""), Reason.BadName);
        Start.Refuses("Ann", new UpdateSession(new('x', 41)), Reason.BadName);
        Start.Refuses("Ann", new UpdateSession("New", new("tarot", [])), Reason.BadDeck);
        Start.Refuses("Ann", new UpdateSession("New", new(null, ["1"])), Reason.BadDeck);
    }

    [Fact]
    public void A_tracker_is_set_kept_changed_and_cleared()
    {
        var set = Start.Publishes("Ann", new UpdateSession(Settings: new(Tracker: " https://t.example/{key} ")), Updated);
        Assert.Equal("https://t.example/{key}", set.View.Settings.Tracker?.Value);

        set.LeavesUnchanged("Ann", new UpdateSession(Settings: new(Tracker: "https://t.example/{key}")));
        Assert.NotNull(set.Publishes("Ann", new UpdateSession("New"), Updated).View.Settings.Tracker);
        Assert.Null(set.Publishes("Ann", new UpdateSession(Settings: new(Tracker: " ")), Updated).View.Settings.Tracker);
        set.Refuses("Ann", new UpdateSession(Settings: new(Tracker: "https://t.example/")), Reason.BadSettings);
    }

    [Fact]
    public void Deleting_the_session_is_published() =>
        Start.Publishes("Ann", new DeleteSession(), new SessionDeleted(TestSession.Id("Ann")));
}
