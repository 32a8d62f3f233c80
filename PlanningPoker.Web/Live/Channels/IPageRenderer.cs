namespace PlanningPoker.Web.Live.Channels;

/// <summary>Renders updates for open pages: HTML in UTF-8, in the current culture.</summary>
interface IPageRenderer
{
    /// <summary>
    /// The parts of the table that look different after changes that follow each other. It is right for a page that has seen none or some
    /// of them.
    /// </summary>
    /// <param name="changes">One change, or several that may be joined.</param>
    Task<ReadOnlyMemory<byte>> ChangesAsync(IReadOnlyList<SessionChange> changes);

    /// <summary>Whether the change can be rendered together with others.</summary>
    bool MayJoin(SessionChange change);

    /// <summary>Every public region of the table.</summary>
    Task<ReadOnlyMemory<byte>> TableAsync(PublicView view);

    /// <summary>The players who are present.</summary>
    Task<ReadOnlyMemory<byte>> PresenceAsync(IReadOnlySet<PlayerId> here);

    /// <summary>Parts of a player's own regions.</summary>
    Task<ReadOnlyMemory<byte>> PrivateRegionsAsync(MyView mine, MyParts parts);
}
