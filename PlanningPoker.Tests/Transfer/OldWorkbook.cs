using System.Text;

namespace PlanningPoker.Tests.Transfer;

/// <summary>
/// An <c>.xls</c> as Excel 97 to 2003 writes it: records of BIFF8 in a compound file. Sources: [MS-XLS] and [MS-CFB] of Microsoft's open
/// specifications.
/// </summary>
static class OldWorkbook
{
    const int SectorSize = 512, LeastStream = 4096;
    const uint FatSector = 0xFFFFFFFD, EndOfChain = 0xFFFFFFFE, FreeSector = 0xFFFFFFFF;

    /// <param name="sheets">The cells of each sheet; what can be read as a number is one.</param>
    public static byte[] Of(params string[][][] sheets) =>
        CompoundFile("Workbook", Records([.. sheets.Select(rows => Sheet(rows.Length, rows.Max(row => row.Length), CellsOf(rows)))], []));

    /// <summary>One text, which the file says once, in each cell of a sheet.</summary>
    /// <param name="text">At most 8,000 letters of one byte.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    public static byte[] OfOneText(string text, int rows, int columns)
    {
        var shared = Record(
            0xFC, [.. Long((uint)(rows * columns)), .. Long(1), .. Word(text.Length), 0, .. Encoding.Latin1.GetBytes(text)]);
        var cells = Enumerable.Range(0, rows * columns)
            .SelectMany(i => Record(0xFD, [.. Word(i / columns), .. Word(i % columns), .. Word(0), .. Long(0)]));
        return CompoundFile("Workbook", Records([Sheet(rows, columns, cells)], shared));
    }

    static byte[] Records(List<byte[]> bodies, byte[] shared)
    {
        var names = bodies.Select((_, i) => Encoding.Unicode.GetBytes($"Sheet {i + 1}")).ToList();
        var globals = Globals(new int[bodies.Count]).Length;
        var starts = bodies.Select((_, i) => globals + bodies.Take(i).Sum(body => body.Length)).ToArray();
        return [.. Globals(starts), .. bodies.SelectMany(body => body)];

        byte[] Globals(int[] at) =>
        [
            .. Begin(5), .. Record(0x42, Word(1200)),
            .. at.SelectMany((start, i) => Record(0x85, [.. Long((uint)start), 0, 0, (byte)(names[i].Length / 2), 1, .. names[i]])),
            .. shared, .. Record(0x0A, []),
        ];
    }

    static byte[] Sheet(int rows, int columns, IEnumerable<byte> cells) =>
    [
        .. Begin(0x10), .. Record(0x200, [.. Long(0), .. Long((uint)rows), .. Word(0), .. Word(columns), .. Word(0)]),
        .. cells, .. Record(0x0A, []),
    ];

    static IEnumerable<byte> CellsOf(string[][] rows) => rows.SelectMany((row, y) => row.SelectMany((cell, x) => Cell(y, x, cell)));

    static byte[] Cell(int row, int column, string cell)
    {
        byte[] place = [.. Word(row), .. Word(column), .. Word(0)];
        return double.TryParse(cell, out var number)
            ? Record(0x203, [.. place, .. BitConverter.GetBytes(number)])
            : Record(0x204, [.. place, .. Word(cell.Length), 1, .. Encoding.Unicode.GetBytes(cell)]);
    }

    /// <param name="kind">5 for the workbook, 16 for a sheet.</param>
    static byte[] Begin(int kind) =>
        Record(0x809, [.. Word(0x600), .. Word(kind), .. Word(0x0DBB), .. Word(1996), .. Long(0), .. Long(6)]);

    static byte[] Record(int type, byte[] content) => [.. Word(type), .. Word(content.Length), .. content];

    /// <summary>A compound file with one stream: the header, the table of sectors, the directory, and the stream.</summary>
    static byte[] CompoundFile(string name, byte[] stream)
    {
        var sectors = Math.Max(LeastStream, (stream.Length + SectorSize - 1) / SectorSize * SectorSize) / SectorSize;
        // The sectors of the table itself come first, then the directory, then the stream.
        var tables = (sectors + 1) / (SectorSize / 4 - 1) + 1;
        uint[] fat =
        [
            .. Enumerable.Repeat(FatSector, tables), EndOfChain,
            .. Enumerable.Range(1, sectors).Select(i => i == sectors ? EndOfChain : (uint)(tables + i + 1)),
        ];
        byte[] header =
        [
            0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], .. Word(0x3E), .. Word(3), .. Word(0xFFFE), .. Word(9),
            .. Word(6), .. new byte[10], .. Long((uint)tables), .. Long((uint)tables), .. Long(0), .. Long(LeastStream),
            .. Long(EndOfChain), .. Long(0), .. Long(EndOfChain), .. Long(0),
            .. Enumerable.Range(0, tables).SelectMany(i => Long((uint)i)),
        ];
        return
        [
            .. Padded(header, SectorSize, FreeSector), .. Padded([.. fat.SelectMany(Long)], tables * SectorSize, FreeSector),
            .. Entry("Root Entry", 5, 1, EndOfChain, 0),
            .. Entry(name, 2, FreeSector, (uint)tables + 1, (uint)(sectors * SectorSize)),
            .. new byte[SectorSize / 2], .. Padded(stream, sectors * SectorSize, 0),
        ];
    }

    static byte[] Entry(string name, byte kind, uint child, uint start, uint size)
    {
        var text = Encoding.Unicode.GetBytes(name);
        return
        [
            .. text, .. new byte[64 - text.Length], .. Word(text.Length + 2), kind, 1, .. Long(FreeSector), .. Long(FreeSector),
            .. Long(child), .. new byte[36], .. Long(start), .. Long(size), .. Long(0),
        ];
    }

    static byte[] Padded(byte[] bytes, int length, uint with) =>
        [.. bytes, .. Enumerable.Repeat(Long(with), (length - bytes.Length) / 4 + 1).SelectMany(each => each).Take(length - bytes.Length)];

    static byte[] Word(int value) => BitConverter.GetBytes((ushort)value);

    static byte[] Long(uint value) => BitConverter.GetBytes(value);
}
