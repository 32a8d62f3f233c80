using System.Text;

namespace PlanningPoker.Tests.Data.Wire;

/// <summary>What a SQL Server sends, as bytes: the tokens of [MS-TDS] 2.2.7.</summary>
static class TdsTokens
{
    /// <summary>The number by which the server and the client call a transaction.</summary>
    static readonly byte[] Transaction = [8, 1, 2, 3, 4, 5, 6, 7, 8];

    /// <summary>Version 16, no encryption, one result set at a time.</summary>
    public static byte[] PreLogin { get; } =
    [
        0, 0, 16, 0, 6, 1, 0, 22, 0, 1, 4, 0, 23, 0, 1, 255,
        16, 0, 0, 0, 0, 0, 2, 0,
    ];

    public static byte[] LoggedIn { get; } =
    [
        .. Token(0xAD, [1, 0x74, 0, 0, 4, .. Text("Test"), 16, 0, 0, 0]),
        .. Changed(1, Text("poker"), Text("")),
        .. Changed(4, Text("4096"), Text("4096")),
        .. Changed(7, [5, 9, 4, 0xD0, 0, 0x34], [0]), // Latin1_General_CI_AS, in which texts are sent
        .. Done(0, 0),
    ];

    /// <summary>A request was cancelled.</summary>
    public static byte[] AttentionDone { get; } = Done(0x20, 0);

    public static byte[] Done(string statement) => statement switch
    {
        "BEGIN" => [.. Changed(8, Transaction, [0]), .. Done(0, 0)],
        "COMMIT" => [.. Changed(9, [0], Transaction), .. Done(0, 0)],
        "ROLLBACK" => [.. Changed(10, [0], Transaction), .. Done(0, 0)],
        _ => Done(0x10, 1),
    };

    public static byte[] Error(int number, byte severity) =>
    [
        .. Changed(10, [0], Transaction),
        .. Token(0xAA, [.. BitConverter.GetBytes(number), 1, severity, 1, 0, .. Text("x")[1..], .. Text(""), .. Text(""), 0, 0, 0, 0]),
        .. Done(0x02, 0),
    ];

    /// <summary>A column that may be null and has no name, a row with one byte, the end.</summary>
    public static byte[] Bit(bool value) =>
        [0x81, 1, 0, 0, 0, 0, 0, 1, 0, 0x68, 1, .. Text("Value"), 0xD1, 1, (byte)(value ? 1 : 0), .. Done(0x10, 1)];

    static byte[] Done(ushort status, ulong rows) => [0xFD, .. BitConverter.GetBytes(status), 0, 0, .. BitConverter.GetBytes(rows)];

    static byte[] Changed(byte what, byte[] now, byte[] before) => Token(0xE3, [what, .. now, .. before]);

    static byte[] Token(byte kind, byte[] content) => [kind, .. BitConverter.GetBytes((ushort)content.Length), .. content];

    /// <summary>A text after its length in characters.</summary>
    static byte[] Text(string text) => [(byte)text.Length, .. Encoding.Unicode.GetBytes(text)];
}
