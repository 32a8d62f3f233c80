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
    public static byte[] Of(params string[][][] sheets) => CompoundFile("Workbook", Records(sheets));

    static byte[] Records(string[][][] sheets)
    {
        var names = sheets.Select((_, i) => Encoding.Unicode.GetBytes($"Sheet {i + 1}")).ToList();
        var bodies = sheets.Select(Sheet).ToList();
        var globals = Globals(new int[sheets.Length]).Length;
        var starts = bodies.Select((_, i) => globals + bodies.Take(i).Sum(body => body.Length)).ToArray();
        return [.. Globals(starts), .. bodies.SelectMany(body => body)];

        byte[] Globals(int[] at) =>
        [
            .. Begin(5), .. Record(0x42, Word(1200)),
            .. at.SelectMany((start, i) => Record(0x85, [.. Long((uint)start), 0, 0, (byte)(names[i].Length / 2), 1, .. names[i]])),
            .. Record(0x0A, []),
        ];
    }

    static byte[] Sheet(string[][] rows) =>
    [
        .. Begin(0x10),
        .. Record(0x200, [.. Long(0), .. Long((uint)rows.Length), .. Word(0), .. Word(rows.Max(row => row.Length)), .. Word(0)]),
        .. rows.SelectMany((row, y) => row.SelectMany((cell, x) => Cell(y, x, cell))),
        .. Record(0x0A, []),
    ];

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
        uint[] fat = [FatSector, EndOfChain, .. Enumerable.Range(1, sectors).Select(i => i == sectors ? EndOfChain : (uint)i + 2)];
        byte[] header =
        [
            0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], .. Word(0x3E), .. Word(3), .. Word(0xFFFE), .. Word(9),
            .. Word(6), .. new byte[10], .. Long(1), .. Long(1), .. Long(0), .. Long(LeastStream), .. Long(EndOfChain), .. Long(0),
            .. Long(EndOfChain), .. Long(0), .. Long(0),
        ];
        return
        [
            .. Padded(header, SectorSize, FreeSector), .. Padded([.. fat.SelectMany(Long)], SectorSize, FreeSector),
            .. Entry("Root Entry", 5, 1, EndOfChain, 0), .. Entry(name, 2, FreeSector, 2, (uint)(sectors * SectorSize)),
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
