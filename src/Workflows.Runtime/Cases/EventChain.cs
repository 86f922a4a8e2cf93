using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflows.Engine.Cases;

namespace Workflows.Runtime.Cases;

/// <summary>The chain of hashes over a case's log: who changes one stored byte breaks every hash after it.</summary>
public static class EventChain
{
    /// <summary>The hash before the first event of every case.</summary>
    public const string Root = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The hash of an event, lower-case hex of SHA-256 over case, seq, type, type version, instant, previous hash and payload, as stored.</summary>
    public static string Next(string previous, CaseId id, long seq, StoredEvent e, long atMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(e);
        var text = string.Create(CultureInfo.InvariantCulture, $"{id}\n{seq}\n{e.Type}\n{e.TypeVersion}\n{atMilliseconds}\n{previous}\n{e.Payload}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
