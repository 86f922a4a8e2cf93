using System.Net;

namespace Workflows.TestKit.Smtp;

/// <summary>How the peer behaves towards those who send.</summary>
public sealed record SmtpPeerOptions
{
    /// <summary>The login that is demanded (LOGIN or PLAIN, after STARTTLS); null lets everybody send.</summary>
    public NetworkCredential? Login { get; init; }

    /// <summary>True: STARTTLS is offered, and mail in the clear is refused. False: STARTTLS is unknown.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>How many messages after each start are refused with 451, a temporary failure.</summary>
    public int RefuseFirst { get; init; }

    /// <summary>True: <c>SmtpClient</c> in this test process takes the peer's certificate. False: it is one of an unknown issuer.</summary>
    public bool Trusted { get; init; } = true;
}
