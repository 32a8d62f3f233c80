namespace PlanningPoker.Web.Live.Channels;

/// <summary>Renders updates for open pages: HTML in UTF-8, in the current culture.</summary>
interface IPageRenderer
{
    /// <summary>The parts of the table that look different after changes that follow each other.</summary>
    Task<ReadOnlyMemory<byte>> ChangesAsync(IReadOnlyList<SessionChange> changes);

    /// <summary>Every public region of the table.</summary>
    Task<ReadOnlyMemory<byte>> TableAsync(PublicView view);

    /// <summary>The players who are present.</summary>
    Task<ReadOnlyMemory<byte>> PresenceAsync(IReadOnlySet<PlayerId> here);

    /// <summary>A player's own regions.</summary>
    Task<ReadOnlyMemory<byte>> PrivateRegionsAsync(MyView mine);

    /// <summary>A player's vote, in a hand that is open.</summary>
    Task<ReadOnlyMemory<byte>> MyVoteAsync(MyView mine);
}
