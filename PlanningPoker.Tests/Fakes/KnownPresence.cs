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

    public void Add(PlayerId player) => here = here.Append(player).ToHashSet();

    public void Remove(PlayerId player) => here = here.Where(each => each != player).ToHashSet();

    public Task<IAsyncDisposable> TrackAsync(SessionCode code, PlayerId? player)
    {
        Add(player!.Value);
        return Task.FromResult<IAsyncDisposable>(new Tracked(this, player.Value));
    }

    public Task TouchAsync(SessionCode code, PlayerId player) => throw new NotSupportedException();

    sealed class Tracked(KnownPresence presence, PlayerId player) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            presence.Remove(player);
            return ValueTask.CompletedTask;
        }
    }
}
