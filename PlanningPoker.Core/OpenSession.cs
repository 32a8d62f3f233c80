namespace PlanningPoker.Core;

/// <summary>Creates a session with the caller as its host. Round 1 is a quick vote.</summary>
public sealed record OpenSession(string? Name, string? HostName, DeckChoice? Deck = null, bool FacilitateOnly = false)
{
    /// <summary>The new session, or the reason why it cannot be created.</summary>
    public Result<PokerSession> Open(SessionCode code, PlayerActor actor)
    {
        var (name, hostName) = (Text.NormalizeLine(Name, PokerSession.MaxName), Text.NormalizeLine(HostName, Player.MaxName));
        if (name is null) return new Refusal(Reason.BadName) { Fault = FieldFault.OfLine("name", Name) };
        if (hostName is null) return new Refusal(Reason.BadName) { Fault = FieldFault.OfLine("hostName", HostName) };
        var deck = Deck is null ? Model.Deck.ModifiedFibonacci : Deck.ToDeck();
        if (deck is null) return new Refusal(Reason.BadDeck) { Fault = Deck!.FindFault() };
        var host = new Player
        {
            Id = PlayerId.For(code, actor.Device),
            Seat = 1,
            Name = hostName,
            Role = FacilitateOnly ? Role.Observer : Role.Voter,
            IsHost = true,
            SeatedAt = actor.At,
            Devices = [actor.Device],
        };
        return new PokerSession
        {
            Code = code,
            Name = name,
            Deck = deck,
            Players = [host],
            Round = new() { Number = 1, QuickVote = 1, Deck = deck, StartedAt = actor.At },
            ActiveAt = actor.At,
        };
    }
}
