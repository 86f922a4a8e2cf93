using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;

namespace Workflows.TestKit.Smtp;

/// <summary>The peers' certificates that <c>SmtpClient</c> takes in this process, beside those that pass the ordinary checks.</summary>
/// <remarks>
/// <c>SmtpClient</c> has no trust of its own to set: it asks the process-wide callback. The product never sets that; a test process
/// cannot add to the machine's trust store, and a child process gets the certificate as <c>SSL_CERT_FILE</c> instead.
/// </remarks>
internal static class TrustedPeers
{
    private static readonly ConcurrentDictionary<string, bool> Hashes = new();

    static TrustedPeers()
    {
#pragma warning disable SYSLIB0014 // obsolete for HTTP; for SmtpClient there is nothing else
        ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
            errors == SslPolicyErrors.None
            || (certificate is not null && Hashes.ContainsKey(certificate.GetCertHashString(HashAlgorithmName.SHA256)));
#pragma warning restore SYSLIB0014
    }

    public static void Add(string hash) => Hashes[hash] = true;

    public static void Remove(string hash) => Hashes.TryRemove(hash, out _);
}
