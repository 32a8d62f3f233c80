namespace PlanningPoker.E2E.Table;

/// <summary>What a table shows, as text.</summary>
static class TableText
{
    /// <summary>A script that returns the text of every region and the names of the players who are away.</summary>
    internal const string Script = """
        ['story', 'progress', 'players', 'results', 'discussion', 'moves', 'stories']
            .map(id => document.getElementById(id))
            .concat(document.querySelector('.status-text'))
            .map(part => part?.textContent.replace(/\s+/g, ' ').trim())
            .concat('away:', ...[...document.querySelectorAll('[data-away] .player-name')].map(name => name.textContent))
            .join('\n')
        """;
}
