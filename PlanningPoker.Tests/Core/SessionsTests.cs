using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Tests.Core;

public class SessionsTests
{
    [Fact]
    public async Task An_opened_session_is_stored_under_its_code()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        var (session, refusal) = await fixture.Sessions.OpenAsync(new("Other", "Bob"), TestSession.DeviceOf("Bob"));

        Assert.Null(refusal);
        Assert.Equal(fixture.Clock.GetUtcNow(), session!.ActiveAt);
        Assert.Same(session, await fixture.Sessions.FindAsync(session.Code, SessionsFixture.Ct));
    }

    [Fact]
    public async Task A_new_code_is_drawn_while_the_code_is_taken()
    {
        var codes = new List<SessionCode>();
        var (session, _) = await new Sessions(new FullStore(codes), new InProcessFeed(), new RecordedSchedule(), TimeProvider.System)
            .OpenAsync(new("Team", "Ann"), TestSession.DeviceOf("Ann"));

        Assert.Equal(3, codes.Distinct().Count());
        Assert.Equal(codes[^1], session!.Code);
        Assert.Equal(PlayerId.For(session.Code, TestSession.DeviceOf("Ann")), session.Players.Single().Id);
    }

    [Fact]
    public async Task A_refused_session_is_not_stored()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Store.BeforeWrite = () => throw new InvalidOperationException("nothing to write");

        var (session, refusal) = await fixture.Sessions.OpenAsync(new("", "Ann"), TestSession.DeviceOf("Ann"));
        Assert.Null(session);
        Assert.Equal(Reason.BadName, refusal?.Reason);
    }

    [Fact]
    public async Task A_command_on_an_unknown_session_is_refused()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        var answer = await fixture.Sessions.RunAsync(
            SessionCode.New(), TestSession.DeviceOf("Ann"), null, new Vote("5"), SessionsFixture.Ct);

        Assert.Null(answer.Outcome);
        Assert.Equal(Reason.NoSession, answer.Refusal?.Reason);
        Assert.Null(await fixture.Sessions.FindAsync(SessionCode.New(), SessionsFixture.Ct));
    }

    [Fact]
    public async Task A_deletion_is_published_and_the_session_is_gone()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");

        Assert.Null((await fixture.RunAsync("Ann", new DeleteSession())).Refusal);
        Assert.IsType<SessionDeleted>(Assert.Single(fixture.Changes).Event);
        Assert.Equal(Reason.NoSession, (await fixture.RunAsync("Ann", new DeleteSession())).Refusal?.Reason);
        Assert.Equal(Reason.NoSession, (await fixture.RunAsync("Bob", new Join("Bob"))).Refusal?.Reason);
    }

    [Fact]
    public async Task The_actor_is_identified_by_the_device_alone()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");

        async Task<Reason?> Vote(DeviceHash? device, string? claimed) => (await fixture.Sessions.RunAsync(
            fixture.Code, device, claimed is null ? null : fixture.Id(claimed), new Vote("5"), SessionsFixture.Ct)).Refusal?.Reason;

        Assert.Equal(Reason.NotJoined, await Vote(null, "Ann"));
        Assert.Equal(Reason.NotYou, await Vote(TestSession.DeviceOf("Bob"), "Ann"));
        Assert.Null(await Vote(TestSession.DeviceOf("Bob"), "Bob"));
    }

    [Fact]
    public async Task Joining_without_a_device_is_refused()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        var answer = await fixture.Sessions.RunAsync(fixture.Code, null, null, new Join("Nobody"), SessionsFixture.Ct);

        Assert.Equal(Reason.NotJoined, answer.Refusal?.Reason);
        Assert.Single((await fixture.StoredAsync())!.Players);
    }

    [Fact]
    public async Task Times_come_from_the_clock()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Clock.Advance(TimeSpan.FromMinutes(7));
        await fixture.RunAsync("Ann", new Vote("5"));
        await fixture.RunAsync("Ann", new Reveal());

        var stored = (await fixture.StoredAsync())!;
        Assert.Equal(fixture.Clock.GetUtcNow(), stored.ActiveAt);
        Assert.Equal(fixture.Clock.GetUtcNow(), stored.Round.RevealedAt);
        Assert.Equal(TimeSpan.FromMinutes(7), stored.ActiveAt - stored.Round.StartedAt);
    }

    /// <summary>Accepts only the third session.</summary>
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

        public Task<PokerSession?> FindVotesAsync(PokerSession known, long stamp, CancellationToken ct) =>
            throw new NotSupportedException();

        public Task<IReadOnlyDictionary<SessionCode, long>> FindStampsAsync(
            IReadOnlyCollection<SessionCode> codes, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<SessionCode>> FindUnusedAsync(DateTimeOffset since, int skip, int max, CancellationToken ct) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<DueSession>> FindDueAsync(DateTimeOffset until, int skip, int max, CancellationToken ct) =>
            throw new NotSupportedException();
    }
}
