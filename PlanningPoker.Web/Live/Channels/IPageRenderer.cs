namespace PlanningPoker.Web.Live.Channels;

/// <summary>Renders what is sent to pages that are open, as HTML in UTF-8, in the current culture.</summary>
interface IPageRenderer
{
    /// <summary>What looks different after the change.</summary>
    Task<ReadOnlyMemory<byte>> ChangeAsync(SessionChange change);

    /// <summary>Every public region of the table.</summary>
    Task<ReadOnlyMemory<byte>> TableAsync(PublicView view);

    /// <summary>Who is here.</summary>
    Task<ReadOnlyMemory<byte>> PresenceAsync(IReadOnlySet<PlayerId> here);

    /// <summary>A player's own regions.</summary>
    Task<ReadOnlyMemory<byte>> MineAsync(MyView mine);

    /// <summary>A player's hand alone.</summary>
    Task<ReadOnlyMemory<byte>> HandAsync(MyView mine);
}
