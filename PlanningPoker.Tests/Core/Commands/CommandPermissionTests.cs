using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class CommandPermissionTests
{
    public static TheoryData<string> Commands => CommandSamples.NamesOf(_ => true);
    public static TheoryData<string> Restricted => CommandSamples.NamesOf(each => each.AllowedActors != AllowedActors.Anyone);
    public static TheoryData<string> Targeting => CommandSamples.NamesOf(each => each is ITargetsPlayer);

    [Fact]
    public void Every_command_has_a_sample() =>
        Assert.Equal(
            CommandSamples.Types.Select(type => type.Name).Order(), CommandSamples.All.Select(verb => verb.Command.GetType().Name).Order());

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_its_wire_name(string command)
    {
        var (name, _, sample) = CommandSamples.Of(command);

        Assert.Equal(name, sample.Verb);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_player_with_the_permission_runs_the_command(string command)
    {
        var (_, allowed, sample) = CommandSamples.Of(command);
        var actor = allowed switch
        {
            AllowedActors.Anyone => "Zoe",
            // An undo is for whoever may make the change.
            _ when IsForHosts(allowed) || sample is Undo => "Ann",
            _ => "Bob",
        };

        var session = CommandSamples.SessionFor(sample);

        Assert.Null(session.Try(actor, sample).Refusal);
        Assert.NotSame(session.State, session.Try(actor, sample).Session);
    }

    [Theory]
    [MemberData(nameof(Restricted))]
    public void A_player_without_the_permission_is_refused_with_the_reason(string command)
    {
        var (_, allowed, sample) = CommandSamples.Of(command);

        CommandSamples.Session.Refuses("Zoe", sample, Reason.NotJoined);
        CommandSamples.Session.Refuses("Gus", sample, Reason.NotJoined);
        CommandSamples.Session.Refuses("Rex", sample, Reason.Removed);
        CommandSamples.Session.Refuses(new PlayerActor(default, CommandSamples.Session.Now), sample, Reason.NotJoined);
        CommandSamples.Session.Refuses(
            CommandSamples.Session.ActorOf("Ann") with { Claimed = TestSession.Id("Olga") }, sample, Reason.NotYou);
        if (IsForHosts(allowed)) CommandSamples.Session.Refuses("Bob", sample, Reason.NotHost);
        if (allowed == AllowedActors.Voters) CommandSamples.Session.Refuses("Olga", sample, Reason.ObserverCannotVote);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_correct_claim_does_not_change_the_outcome(string command)
    {
        var (_, allowed, sample) = CommandSamples.Of(command);
        var name = IsForHosts(allowed) || sample is Undo ? "Ann" : "Bob";
        var session = CommandSamples.SessionFor(sample);
        var claiming = sample.Run(session.State, session.ActorOf(name) with { Claimed = TestSession.Id(name) });

        Assert.Equal(JsonText.Of(session.Try(name, sample).Session), JsonText.Of(claiming.Session));
        Assert.Null(claiming.Refusal);
    }

    [Theory]
    [MemberData(nameof(Targeting))]
    public void The_player_that_a_command_acts_on_is_no_claim(string command)
    {
        var (_, _, sample) = CommandSamples.Of(command);
        var target = ((ITargetsPlayer)sample).PlayerId;

        Assert.Null(sample.Run(CommandSamples.Session.State, CommandSamples.Session.ActorOf("Ann") with { Claimed = target }).Refusal);
    }

    /// <summary>Whether it is for hosts only, as long as no setting says otherwise.</summary>
    static bool IsForHosts(AllowedActors allowed) =>
        allowed is AllowedActors.Hosts or AllowedActors.Revealers or AllowedActors.StoryManagers;
}
