using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

/// <summary>Imports of many rows.</summary>
static class SampleImport
{
    public static ImportStories Of(int rows, Func<int, StoryDraft>? draft = null) =>
        new([.. Enumerable.Range(1, rows).Select(line => new ImportRow(line, draft?.Invoke(line) ?? new($"Story {line}")))]);
}
