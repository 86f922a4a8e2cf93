namespace Workflows.TestKit.Smtp;

/// <summary>A mail that the peer accepted.</summary>
/// <param name="From">The envelope's sender.</param>
/// <param name="To">The envelope's recipients.</param>
/// <param name="Encrypted">True if it came over TLS.</param>
/// <param name="User">Who had logged in; null if nobody.</param>
/// <param name="MessageId">With its angle brackets, as the header has it; empty if there is none.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Text">The plain-text body, decoded.</param>
/// <param name="File">The file with the message as it came over the wire (RFC 5322).</param>
public sealed record ReceivedMail(
    string From, IReadOnlyList<string> To, bool Encrypted, string? User, string MessageId, string Subject, string Text, string File);
