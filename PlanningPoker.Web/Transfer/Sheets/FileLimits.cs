using System.Buffers;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>
/// How much a file may hold. Its size does not limit the memory that it takes: a line or a cell of one byte takes a hundred bytes there.
/// The longest list of stories that is read has fewer of them in each format.
/// </summary>
static class FileLimits
{
    /// <summary>The cells of all rows of a table, with the empty ones that make them equally long.</summary>
    public const int MaxTableCells = 2_600_000;

    const int MaxLines = 500_000, MaxCellsOfLine = 50_000;

    /// <exception cref="TooManyCellsException">There are more lines than are read.</exception>
    public static void CheckLines(ReadOnlySpan<byte> text)
    {
        // What ends a line for those who read the text as lines.
        var lines = text.Count((byte)'\n') + text.Count((byte)'\r') - text.Count("\r\n"u8) + text.Count((byte)'\f')
            + text.Count("\u0085"u8) + text.Count("\u2028"u8) + text.Count("\u2029"u8);
        if (lines > MaxLines) throw new TooManyCellsException();
    }

    /// <param name="text">A text of cells.</param>
    /// <param name="separators">What may separate them.</param>
    /// <exception cref="TooManyCellsException">A line has more cells than are read, or the text more bars.</exception>
    public static void Check(ReadOnlySpan<byte> text, ReadOnlySpan<byte> separators)
    {
        if (text.Count((byte)'|') > CellCount.Max) throw new TooManyCellsException();
        var cells = 0;
        var marks = SearchValues.Create([.. separators, (byte)'\n', (byte)'\r']);
        for (int next; (next = text.IndexOfAny(marks)) >= 0; text = text[(next + 1)..])
        {
            cells = text[next] is (byte)'\n' or (byte)'\r' ? 0 : cells + 1;
            if (cells > MaxCellsOfLine) throw new TooManyCellsException();
        }
    }

    /// <exception cref="TooManyCellsException">The table has more than are read.</exception>
    public static void Check(int rows, int columns)
    {
        if ((long)rows * columns > MaxTableCells) throw new TooManyCellsException();
    }
}

/// <summary>Counts the cells, elements or values of a file while it is read.</summary>
sealed class CellCount
{
    public const int Max = 500_000;

    int count;

    /// <exception cref="TooManyCellsException">There are more than are read.</exception>
    public void Add(int cells = 1)
    {
        if ((count += cells) > Max) throw new TooManyCellsException();
    }
}

/// <summary>The file has more lines or cells than are read.</summary>
sealed class TooManyCellsException : Exception;
