using System.Text;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// Rounds side by side as lines: a column for each round, a row for each card. A few players have a line each; of many, those who went
/// the same way share one, which is as thick as they are many. Of anonymous rounds there are only points, as thick as they have votes.
/// </summary>
public sealed class MovesPicture
{
    const int MaxPlayerLines = 12, ColumnWidth = 100, RowHeight = 24, SpreadInRow = 16, MaxGap = 4;

    /// <summary>In pixels.</summary>
    const int MaxThickness = 12, MinDot = 5, MaxDot = 22;

    readonly RoundMoves moves;

    public MovesPicture(RoundMoves moves)
    {
        this.moves = moves;
        var lines = moves.IsAnonymous ? VoteCounts() : moves.Paths.Length > MaxPlayerLines ? SharedLines() : PlayerLines();
        // Who moved is drawn over the others.
        Lines = [.. lines.OrderBy(line => line.Moves)];
        Ends = [.. moves.Faces.Select(face => new MovesEnd(
            moves.Rounds[^1].Results.Votes.Count(vote => vote.Value == face), EndsAt(path => path.Stops[^1].Face == face)))];
        WithoutVote = EndsAt(path => path.Stops[^1].Face is null);
    }

    public IEnumerable<int> Rounds => moves.Rounds.Select(round => round.NumberInStory);
    public IReadOnlyList<string> Faces => moves.Faces;
    public int Width => ColumnWidth * (moves.Rounds.Length - 1);
    public int Height => RowHeight * Faces.Count;
    public IReadOnlyList<MoveLine> Lines { get; }

    /// <summary>For each card its votes in the last round.</summary>
    public IReadOnlyList<MovesEnd> Ends { get; }

    /// <summary>Those who did not vote in the last round.</summary>
    public IReadOnlyList<VotePath> WithoutVote { get; }

    /// <summary>The votes in words: of each player, or in each anonymous round.</summary>
    public IEnumerable<string> Texts => moves.IsAnonymous ? moves.Rounds.Select(ResultTexts.Of) : moves.Paths.Select(ResultTexts.Of);

    public int KeptCount => moves.Paths.Count(path => !path.Moves && path.Stops.Count(stop => stop.Face is not null) > 1);

    List<VotePath> EndsAt(Func<VotePath, bool> isHere) => [.. moves.Paths.Where(isHere).OrderByDescending(path => path.Moves)];

    /// <summary>Each player has a place of their own in every row, so that whoever stays has a straight line.</summary>
    IEnumerable<MoveLine> PlayerLines()
    {
        var gap = Math.Min(MaxGap, SpreadInRow / Math.Max(1, moves.Paths.Length - 1));
        return moves.Paths.Select((path, i) => LineOf(path, offset: gap * (2 * i - moves.Paths.Length + 1) / 2));
    }

    MoveLine LineOf(VotePath path, int offset)
    {
        var points = path.Stops.Select((stop, column) => PointOf(stop.Face, column, offset)).ToList();
        return new(
            LinesBetween(points),
            string.Concat(points.OfType<string>().Select(point => $"M{point}h0")),
            path.Moves, ResultTexts.Of(path))
        {
            Seat = path.Seat,
        };
    }

    /// <summary>A line through points that follow each other; a missing one interrupts it.</summary>
    static string LinesBetween(List<string?> points)
    {
        StringBuilder path = new();
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i - 1] is not { } from || points[i] is not { } to) continue;
            if (i == 1 || points[i - 2] is null) path.Append('M').Append(from);
            path.Append('L').Append(to);
        }
        return path.ToString();
    }

    IEnumerable<MoveLine> SharedLines() =>
        from column in Enumerable.Range(0, moves.Rounds.Length - 1)
        from way in moves.Paths.GroupBy(path => (From: path.Stops[column].Face, To: path.Stops[column + 1].Face))
        where way.Key is { From: not null, To: not null }
        let names = string.Join(TextFormat.ListSeparator, way.Select(path => path.Name))
        select new MoveLine(
            $"M{PointOf(way.Key.From, column, 0)}L{PointOf(way.Key.To, column + 1, 0)}", "",
            way.Key.From != way.Key.To, ResultTexts.Steps(names, [way.Key.From!, way.Key.To!]))
        {
            Thickness = Math.Max(2, MaxThickness * way.Count() / moves.Paths.Length),
        };

    IEnumerable<MoveLine> VoteCounts()
    {
        var most = moves.Rounds.Max(round => round.Results.Statistics.Count);
        return
            from column in Enumerable.Range(0, moves.Rounds.Length)
            from each in moves.Rounds[column].Results.Statistics.Distribution
            select new MoveLine("", $"M{PointOf(each.Face, column, 0)}h0", false, ResultTexts.Of(each))
            {
                DotThickness = Math.Max(MinDot, MaxDot * each.Count / most),
            };
    }

    string? PointOf(string? face, int column, int offset) =>
        face is null ? null : $"{column * ColumnWidth} {moves.Faces.IndexOf(face) * RowHeight + RowHeight / 2 + offset}";
}

/// <summary>A line of the picture.</summary>
/// <param name="Path">From round to round, as the path of an SVG.</param>
/// <param name="Dots">The votes, as the path of an SVG.</param>
/// <param name="Moves">Whether it leads to another card.</param>
/// <param name="Title">Whose line it is, and the cards.</param>
public sealed record MoveLine(string Path, string Dots, bool Moves, string Title)
{
    /// <summary>The seat of its player; null for a line of many.</summary>
    public int? Seat { get; init; }

    /// <summary>In pixels; null for the usual one.</summary>
    public int? Thickness { get; init; }

    /// <inheritdoc cref="Thickness"/>
    public int? DotThickness { get; init; }
}

/// <summary>The votes for one card in the last round.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Paths">Whose they are, first those who moved; empty for an anonymous round.</param>
public sealed record MovesEnd(int Count, IReadOnlyList<VotePath> Paths);
