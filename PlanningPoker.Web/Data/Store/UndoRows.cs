namespace PlanningPoker.Web.Data.Store;

/// <summary>Maps the undo offers of a session to rows and back.</summary>
static class UndoRows
{
    public static UndoRow Of(string session, UndoOffer offer)
    {
        var row = new UndoRow
        {
            SessionCode = session,
            Id = offer.Id,
            Kind = offer.Kind,
            Until = offer.Terms.Until,
        };
        switch (offer)
        {
            case RevealUndo reveal:
                row.Round = reveal.Round;
                break;
            case RoundUndo round:
                row.Round = round.Left;
                if (round.Saved is { } saved)
                    (row.SavedEstimate, row.EstimateBefore, row.WasEstimated) = (saved.Estimate, saved.Before, saved.WasEstimated);
                break;
            case BacklogUndo backlog:
                row.Round = backlog.Left;
                break;
            case PlayerUndo player:
                (row.PlayerId, row.WasHost, row.Round, row.Face) = (player.Player.Value, player.WasHost, player.Round, player.Face);
                break;
        }
        return row;
    }

    public static UndoOffer ToOffer(UndoRow row)
    {
        var terms = new UndoTerms(row.Id, row.Until);
        return row.Kind switch
        {
            UndoKind.Reveal => new RevealUndo(terms, row.Round!.Value),
            UndoKind.Round => new RoundUndo(terms, row.Round!.Value)
            {
                Saved = row.SavedEstimate is { } saved ? new(saved, row.EstimateBefore, row.WasEstimated) : null,
            },
            UndoKind.Story => new StoryUndo(terms, row.Round),
            UndoKind.Park => new ParkUndo(terms, row.Round),
            UndoKind.Player => new PlayerUndo(terms, new(row.PlayerId!), row.WasHost, row.Round!.Value, row.Face),
            _ => throw new InvalidDataException($"'{row.Kind}' is no kind of undo."),
        };
    }
}
