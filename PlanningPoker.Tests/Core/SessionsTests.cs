using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Tests.Core;

public class SessionsTests
{
    [Fact]
    public async Task An_opened_session_is_kept_under_its_code()
    {
        var door = await Doorway.OpenAsync("Ann");
        var (session, refusal) = await door.Sessions.OpenAsync(new("Other", "Bob"), TestSession.DeviceOf("Bob"));

        Assert.Null(refusal);
        Assert.Equal(door.Clock.GetUtcNow(), session!.ActiveAt);
        Assert.Same(session, await door.Sessions.FindAsync(session.Code, Doorway.Ct));
    }

    [Fact]
    public async Task A_code_that_is_taken_is_drawn_again()
    {
        var codes = new List<SessionCode>();
        var (session, _) = await new Sessions(new FullStore(codes), new InProcessFeed(), TimeProvider.System)
            .OpenAsync(new("Team", "Ann"), TestSession.DeviceOf("Ann"));

        Assert.Equal(3, codes.Distinct().Count());
        Assert.Equal(codes[^1], session!.Code);
        Assert.Equal(PlayerId.For(session.Code, TestSession.DeviceOf("Ann")), session.Players.Single().Id);
    }

    [Fact]
    public async Task What_cannot_be_opened_is_not_kept()
    {
        var door = await Doorway.OpenAsync("Ann");
        door.Store.BeforeWrite = () => throw new InvalidOperationException("nothing to write");

        var (session, refusal) = await door.Sessions.OpenAsync(new("", "Ann"), TestSession.DeviceOf("Ann"));
        Assert.Null(session);
        Assert.Equal(Reason.BadName, refusal?.Reason);
    }

    [Fact]
    public async Task An_unknown_session_is_no_session()
    {
        var door = await Doorway.OpenAsync("Ann");
        var answer = await door.Sessions.RunAsync(SessionCode.New(), TestSession.DeviceOf("Ann"), null, new Vote("5"), Doorway.Ct);

        Assert.Null(answer.Outcome);
        Assert.Equal(Reason.NoSession, answer.Refusal?.Reason);
        Assert.Null(await door.Sessions.FindAsync(SessionCode.New(), Doorway.Ct));
    }

    [Fact]
    public async Task A_deleted_session_is_told_and_forgotten()
    {
        var door = await Doorway.OpenAsync("Ann");

        Assert.Null((await door.RunAsync("Ann", new DeleteSession())).Refusal);
        Assert.IsType<SessionDeleted>(Assert.Single(door.Changes).Event);
        Assert.Equal(Reason.NoSession, (await door.RunAsync("Ann", new DeleteSession())).Refusal?.Reason);
        Assert.Equal(Reason.NoSession, (await door.RunAsync("Bob", new Join("Bob"))).Refusal?.Reason);
    }

    [Fact]
    public async Task Who_acts_is_known_by_the_device_alone()
    {
        var door = await Doorway.OpenAsync("Ann", "Bob");

        async Task<Reason?> Vote(DeviceHash? device, string? claimed) => (await door.Sessions.RunAsync(
            door.Code, device, claimed is null ? null : door.Id(claimed), new Vote("5"), Doorway.Ct)).Refusal?.Reason;

        Assert.Equal(Reason.NotJoined, await Vote(null, "Ann"));
        Assert.Equal(Reason.NotYou, await Vote(TestSession.DeviceOf("Bob"), "Ann"));
        Assert.Null(await Vote(TestSession.DeviceOf("Bob"), "Bob"));
    }

    [Fact]
    public async Task Nobody_joins_without_a_device()
    {
        var door = await Doorway.OpenAsync("Ann");
        var answer = await door.Sessions.RunAsync(door.Code, null, null, new Join("Nobody"), Doorway.Ct);

        Assert.Equal(Reason.NotJoined, answer.Refusal?.Reason);
        Assert.Single((await door.StoredAsync())!.Players);
    }

    [Fact]
    public async Task The_moment_is_that_of_the_clock()
    {
        var door = await Doorway.OpenAsync("Ann");
        door.Clock.Advance(TimeSpan.FromMinutes(7));
        await door.RunAsync("Ann", new Vote("5"));
        await door.RunAsync("Ann", new Reveal());

        var stored = (await door.StoredAsync())!;
        Assert.Equal(door.Clock.GetUtcNow(), stored.ActiveAt);
        Assert.Equal(door.Clock.GetUtcNow(), stored.Round.RevealedAt);
        Assert.Equal(TimeSpan.FromMinutes(7), stored.ActiveAt - stored.Round.StartedAt);
    }

    /// <summary>Has room only for the third.</summary>
    sealed class FullStore(List<SessionCode> asked) : ISessionStore
    {
        public Task<bool> AddAsync(PokerSession session)
        {
            asked.Add(session.Code);
            return Task.FromResult(asked.Count == 3);
        }

        public Task<PokerSession?> FindAsync(SessionCode code, CancellationToken ct) => throw new NotSupportedException();
        public Task<bool> TrySaveAsync(PokerSession before, PokerSession after) => throw new NotSupportedException();
        public Task<bool> TryDeleteAsync(PokerSession before) => throw new NotSupportedException();
    }
}
