using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>
/// What the system does when its time has come, or because of who is present, may run late, twice or on two servers: it is done once.
/// </summary>
public class DueCommandProperties
{
    static readonly Type[]
        Due = [typeof(EndCountdown), typeof(EndTimer), typeof(ExpireUndoOffers), typeof(RemoveExpiredDeviceLinks)],
        OfPresence =
        [
            typeof(StartCountdown), typeof(CancelCountdown), typeof(NoteHostsAway), typeof(OfferControls), typeof(WithdrawOffer),
        ];

    [Fact]
    public void Every_command_of_the_system_is_played_here() =>
        // A session that was deleted because nobody used it is gone, and no command finds it a second time.
        AssertSame(
            typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SystemCommand)) && !type.IsAbstract),
            [.. Due, .. OfPresence, typeof(DeleteUnusedSession)]);

    [Fact]
    public void A_due_command_run_twice_equals_once_and_too_early_it_does_nothing()
    {
        HashSet<Type> seen = [];
        RandomGame.Check(400, steps =>
        {
            foreach (var played in RandomGame.Play(steps))
            {
                if (DueCommand.NextIn(played.After) is not { Command: { } command } due) continue;
                Assert.Same(played.After, Run(command, played.After, due.At.AddTicks(-1)));
                foreach (var at in (DateTimeOffset[])[due.At, due.At.AddHours(2)]) AssertOnce(command, played.After, at);
                seen.Add(command.GetType());
            }
        });
        AssertSame(Due, seen);
    }

    [Fact]
    public void A_due_command_that_comes_again_after_further_play_does_nothing_until_something_is_due() => RandomGame.Check(300, steps =>
    {
        HashSet<SystemCommand> earlier = [];
        foreach (var played in RandomGame.Play(steps))
        {
            var (session, now) = (played.After, played.Before.Now);
            var due = DueCommand.NextIn(session);
            if (due is null || due.At > now) Assert.All(earlier, command => Assert.Same(session, Run(command, session, now)));
            if (due is { Command: { } next }) earlier.Add(next);
        }
    });

    [Fact]
    public void What_is_due_comes_to_an_end() => RandomGame.Check(200, steps =>
    {
        foreach (var played in RandomGame.Play(steps))
        {
            var (session, at) = (played.After, played.Before.Now.AddMinutes(5));
            for (var runs = 0; DueCommand.NextIn(session) is { Command: { } command } due && due.At <= at; runs++)
            {
                Assert.InRange(runs, 0, 20);
                session = Run(command, session, due.At);
            }
        }
    });

    [Fact]
    public void What_the_system_does_because_of_who_is_present_is_done_once_and_then_rests()
    {
        HashSet<Type> seen = [];
        RandomGame.Check(400, steps =>
        {
            foreach (var (played, step) in RandomGame.Play(steps).Zip(steps))
                foreach (var later in (int[])[0, 40, 100])
                    foreach (var command in RunUntilRest(played.After, HereIn(played.After, step), played.Before.Now.AddSeconds(later)))
                        seen.Add(command.GetType());
        });
        AssertSame(OfPresence, seen);
    }

    static void AssertSame(IEnumerable<Type> expected, IEnumerable<Type> actual) =>
        Assert.Equal(expected.Select(type => type.Name).Order(), actual.Select(type => type.Name).Order());

    static IEnumerable<SystemCommand> RunUntilRest(PokerSession session, HashSet<PlayerId> here, DateTimeOffset now)
    {
        const int most = 3;
        for (var runs = 0; PresenceCommand.NextIn(session, here, now) is { } command; runs++)
        {
            Assert.InRange(runs, 0, most);
            session = AssertOnce(command, session, now);
            yield return command;
        }
    }

    /// <summary>The session after the command, which changes it once and not twice.</summary>
    static PokerSession AssertOnce(SystemCommand command, PokerSession session, DateTimeOffset at)
    {
        var once = Run(command, session, at);
        Assert.NotSame(session, once);
        Assert.Same(once, Run(command, once, at));
        SessionInvariants.AssertHold(once);
        return once;
    }

    static PokerSession Run(SystemCommand command, PokerSession session, DateTimeOffset at) =>
        command.Run(session, new SystemActor(command.Reason, at)).Session;

    /// <summary>Everyone, nobody, those who have voted, or those who are no hosts.</summary>
    static HashSet<PlayerId> HereIn(PokerSession session, GameStep step) =>
    [
        .. session.Seated.Where(player => (step.Target % 4) switch
        {
            0 => true,
            1 => false,
            2 => session.Round.FaceOf(player.Id) is not null,
            _ => !player.IsHost,
        }).Select(player => player.Id),
    ];
}
