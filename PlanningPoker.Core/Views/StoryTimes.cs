using System.Collections.Immutable;

namespace PlanningPoker.Core.Views;

/// <summary>
/// How long the team was at each story. What passes between two moments, the start or the reveal of a round, belongs to the story of the
/// earlier one, unless it is a pause.
/// </summary>
static class StoryTimes
{
    /// <summary>While nothing begins or ends for longer than this, the team is doing something else.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(30);

    /// <param name="rounds">Revealed rounds on stories.</param>
    public static ImmutableDictionary<StoryId, TimeSpan> Of(IEnumerable<Round> rounds)
    {
        var moments = rounds
            .SelectMany(round => new[] { (At: round.StartedAt, Round: round), (At: round.RevealedAt!.Value, Round: round) })
            .OrderBy(moment => moment.At).ThenBy(moment => moment.Round.Number).ToList();
        var times = ImmutableDictionary.CreateBuilder<StoryId, TimeSpan>();
        foreach (var ((at, round), next) in moments.Zip(moments.Skip(1)))
        {
            var step = next.At - at;
            times[round.Story!.Value] = times.GetValueOrDefault(round.Story.Value) + (step <= MaxPause ? step : TimeSpan.Zero);
        }
        return times.ToImmutable();
    }
}
