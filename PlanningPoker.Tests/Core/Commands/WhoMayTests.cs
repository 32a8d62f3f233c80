using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class WhoMayTests
{

    public static TheoryData<string> Commands => Verbs.Commands;

    [Fact]
    public void Every_verb_is_in_the_table_of_verbs()
    {
        var written = typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract);

        Assert.Equal(written.Select(type => type.Name).Order(), Verbs.All.Select(verb => verb.Command.GetType().Name).Order());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_verb_goes_by_its_wire_name(string command)
    {
        var (name, _, sample) = Verbs.Of(command);

        Assert.Equal(name, sample.Verb);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Whoever_may_does_it(string command)
    {
        var (_, who, sample) = Verbs.Of(command);
        var actor = who switch { AllowedActors.Anyone => "Zoe", AllowedActors.Hosts => "Ann", _ => "Bob" };

        Assert.Null(Verbs.TestSession.Try(actor, sample).Refusal);
        Assert.NotSame(Verbs.TestSession.Session, Verbs.TestSession.Try(actor, sample).Session);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Whoever_may_not_is_told_why(string command)
    {
        var (_, who, sample) = Verbs.Of(command);
        if (who == AllowedActors.Anyone) return;

        Verbs.TestSession.Refuses("Zoe", sample, Reason.NotJoined);
        Verbs.TestSession.Refuses("Gus", sample, Reason.NotJoined);
        Verbs.TestSession.Refuses("Rex", sample, Reason.Removed);
        Verbs.TestSession.Refuses(new Actor(default, Verbs.TestSession.Now), sample, Reason.NotJoined);
        Verbs.TestSession.Refuses(Verbs.TestSession.ActorOf("Ann") with { Claimed = TestSession.Id("Bob") }, sample, Reason.NotYou);
        if (who == AllowedActors.Hosts) Verbs.TestSession.Refuses("Bob", sample, Reason.NotHost);
        if (who == AllowedActors.Voters) Verbs.TestSession.Refuses("Olga", sample, Reason.ObserverCannotVote);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_right_claim_changes_nothing(string command)
    {
        var (_, who, sample) = Verbs.Of(command);
        var name = who == AllowedActors.Hosts ? "Ann" : "Bob";
        var claiming = sample.Run(Verbs.TestSession.Session, Verbs.TestSession.ActorOf(name) with { Claimed = TestSession.Id(name) });

        Assert.Equal(Written.Out(Verbs.TestSession.Try(name, sample).Session), Written.Out(claiming.Session));
        Assert.Null(claiming.Refusal);
    }
}
