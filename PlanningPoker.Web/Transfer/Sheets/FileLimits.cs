namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>
/// How much a file may hold. Its size does not limit the memory that it takes: a line or a cell of a byte or two takes a hundred times as
/// much. As many stories as are read have less in each format.
/// </summary>
static class FileLimits
{
    /// <summary>The cells of all rows of a table, with the empty ones that make them equally long.</summary>
    public const int MaxTableCells = 2_600_000;

    const int MaxLines = 500_000, MaxMarksOfLine = 50_000;

    /// <exception cref="TooManyCellsException">The text has more lines than are read, or a line has more cells.</exception>
    public static void Check(ReadOnlySpan<byte> text)
    {
        // What ends a line for those who read the text as lines.
        var lines = text.Count((byte)'\n') + text.Count((byte)'\r') - text.Count("\r\n"u8) + text.Count((byte)'\f')
            + text.Count("\u0085"u8) + text.Count("\u2028"u8) + text.Count("\u2029"u8);
        if (lines > MaxLines || text.Count((byte)'|') > CellCount.Max || HasLineOfTooManyCells(text)) throw new TooManyCellsException();
    }

    /// <exception cref="TooManyCellsException">The table has more than are read.</exception>
    public static void Check(int rows, int columns)
    {
        if ((long)rows * columns > MaxTableCells) throw new TooManyCellsException();
    }

    /// <summary>A file may declare any mark as its separator.</summary>
    static bool HasLineOfTooManyCells(ReadOnlySpan<byte> text)
    {
        var marks = 0;
        foreach (var letter in text)
        {
            if (letter is (byte)'\n') marks = 0;
            else if ((letter is (byte)'\t' || char.IsPunctuation((char)letter) || char.IsSymbol((char)letter)) && ++marks > MaxMarksOfLine)
                return true;
        }
        return false;
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
