namespace PlanningPoker.Tests.Fakes;

/// <summary>Who is present, as a test says it.</summary>
sealed class KnownPresence : IPresence
{
    volatile IReadOnlySet<PlayerId> here = new HashSet<PlayerId>();

    /// <summary>Is told of every change; null for nobody.</summary>
    public IPresenceObserver? Observer { get; set; }

    public void Set(SessionCode code, params PlayerId[] players)
    {
        here = players.ToHashSet();
        Observer?.Check(code);
    }

    public Task<IReadOnlySet<PlayerId>> GetPresentAsync(SessionCode code) => Task.FromResult(here);

    public Task<IAsyncDisposable> TrackAsync(SessionCode code, PlayerId? player) => throw new NotSupportedException();

    public Task TouchAsync(SessionCode code, PlayerId player) => throw new NotSupportedException();
}
