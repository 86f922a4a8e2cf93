using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Workflows.TestKit.Files;

namespace Workflows.TestKit.Smtp;

/// <summary>A self-signed certificate for 127.0.0.1 and localhost, made anew for each peer and valid for two days.</summary>
internal sealed class PeerCertificate
{
    public PeerCertificate(TemporaryFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Hash = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        (File, KeyFile) = (folder.Combine("certificate.pem"), folder.Combine("key.pem"));
        System.IO.File.WriteAllText(File, certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The certificate's SHA-256 in hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>The certificate in PEM: as <c>SSL_CERT_FILE</c> it makes a child process trust the peer, by the ordinary checks.</summary>
    public string File { get; }

    public string KeyFile { get; }
}
