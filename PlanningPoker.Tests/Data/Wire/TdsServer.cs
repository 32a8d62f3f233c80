using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PlanningPoker.Tests.Data.Wire;

/// <summary>
/// The least of a SQL Server, for what a real one does only by chance: it speaks its protocol (TDS 7.4), keeps no data, and answers each
/// statement as the test says.
/// </summary>
sealed class TdsServer : IAsyncDisposable
{
    const byte Batch = 1, Rpc = 3, Attention = 6, TransactionRequest = 14, Login = 16, PreLogin = 18;

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stopping = new();
    readonly Func<string, TdsAnswer> answer;
    readonly Task accepting;

    /// <param name="answer">The answer to a statement: SQL, or <c>BEGIN</c>, <c>COMMIT</c>, <c>ROLLBACK</c>.</param>
    public TdsServer(Func<string, TdsAnswer> answer)
    {
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Without a pool: a connection that was used before would be reset, which this server does not know.</summary>
    public string ConnectionString =>
        $"Server=tcp:127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port};Database=poker;User Id=a;Password=b;Encrypt=False;Pooling=False";

    /// <summary>The statements so far, the first word of each.</summary>
    public ConcurrentQueue<string> Verbs { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        stopping.Dispose();
    }

    async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    async Task ServeAsync(TcpClient connection)
    {
        using var _ = connection;
        try
        {
            var stream = connection.GetStream();
            while (true)
            {
                var (type, body) = await ReadAsync(stream);
                if (Answer(type, body) is not { } tokens) return;
                if (tokens.Length > 0) await WriteAsync(stream, tokens);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client has gone, or the test is over.
        }
    }

    /// <returns>Nothing to send for an empty array; null to break the connection.</returns>
    byte[]? Answer(byte type, byte[] body) => type switch
    {
        PreLogin => TdsTokens.PreLogin,
        Login => TdsTokens.LoggedIn,
        Attention => TdsTokens.AttentionDone,
        Batch or Rpc or TransactionRequest => Answer(Statement(type, body)),
        _ => throw new InvalidOperationException($"A message of type {type}."),
    };

    byte[]? Answer(string statement)
    {
        Verbs.Enqueue(statement.Split(' ', '\r', '\n')[0]);
        return answer(statement) switch
        {
            TdsAnswer.Breaks => null,
            TdsAnswer.Silent => [],
            TdsAnswer.Error error => TdsTokens.Error(error.Number, error.Severity),
            TdsAnswer.Bit bit => TdsTokens.Bit(bit.Value),
            _ => TdsTokens.Done(statement),
        };
    }

    static string Statement(byte type, byte[] message)
    {
        // Every message begins with headers, and their length.
        var body = message.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(message));
        if (type is TransactionRequest)
            return BinaryPrimitives.ReadInt16LittleEndian(body) switch { 5 => "BEGIN", 7 => "COMMIT", _ => "ROLLBACK" };
        if (type is Batch) return Encoding.Unicode.GetString(body);
        // sp_executesql by its number, flags, and the first parameter: no name, a status, the type with its length and collation, the text.
        const int Text = 4 + 2 + 1 + 1 + 1 + 2 + 5;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(body[Text..]);
        return Encoding.Unicode.GetString(body.Slice(Text + 2, length));
    }

    async Task<(byte Type, byte[] Body)> ReadAsync(NetworkStream stream)
    {
        var body = new MemoryStream();
        var header = new byte[8];
        do
        {
            await stream.ReadExactlyAsync(header, stopping.Token);
            var part = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - header.Length];
            await stream.ReadExactlyAsync(part, stopping.Token);
            body.Write(part);
        }
        while ((header[1] & 1) == 0); // The last packet of the message has this bit.
        return (header[0], body.ToArray());
    }

    async Task WriteAsync(NetworkStream stream, byte[] tokens)
    {
        var packet = new byte[8 + tokens.Length];
        (packet[0], packet[1], packet[6]) = (4, 1, 1);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        tokens.CopyTo(packet, 8);
        await stream.WriteAsync(packet, stopping.Token);
    }
}

/// <summary>How a statement is answered.</summary>
abstract record TdsAnswer
{
    /// <summary>It is done; a change wrote one row.</summary>
    public sealed record Done : TdsAnswer;

    /// <summary>It fails, and with it the transaction.</summary>
    public sealed record Error(int Number, byte Severity) : TdsAnswer;

    /// <summary>One row with one column.</summary>
    public sealed record Bit(bool Value) : TdsAnswer;

    /// <summary>There is no answer.</summary>
    public sealed record Silent : TdsAnswer;

    /// <summary>The connection breaks.</summary>
    public sealed record Breaks : TdsAnswer;
}
