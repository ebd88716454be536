//! https in front of a service that speaks http: the far side of a relay.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;
use tokio_rustls::TlsAcceptor;

use super::Identity;

/// What came through, decrypted.
#[derive(Clone, Debug, Default)]
struct Seen(Arc<Mutex<(Vec<u8>, Vec<String>)>>);

/// A running front; dropping it ends it.
#[derive(Debug)]
pub struct Front {
    address: SocketAddr,
    seen: Seen,
    accepting: AbortHandle,
}

impl Front {
    /// Takes https with this identity and hands on to `service`.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn to(service: SocketAddr, identity: &Identity) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let acceptor = TlsAcceptor::from(Arc::new(identity.server()));
        let seen = Seen::default();
        let log = seen.clone();
        let accepting = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let (acceptor, log) = (acceptor.clone(), log.clone());
                tokio::spawn(async move { hand_on(connection, acceptor, service, log).await });
            }
        });
        Self {
            address,
            seen,
            accepting: accepting.abort_handle(),
        }
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// All that clients have sent, heads and bodies.
    pub fn sent(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().0).into_owned()
    }

    /// The names that clients have asked for when they opened a connection.
    pub fn names(&self) -> Vec<String> {
        self.seen.lock().1.clone()
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Seen {
    fn lock(&self) -> std::sync::MutexGuard<'_, (Vec<u8>, Vec<String>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A client that does not like the certificate is gone at once, which is its own business.
async fn hand_on(connection: TcpStream, acceptor: TlsAcceptor, service: SocketAddr, log: Seen) {
    let Ok(tls) = acceptor.accept(connection).await else {
        return;
    };
    let name = tls.get_ref().1.server_name().unwrap_or_default().to_owned();
    log.lock().1.push(name);
    let Ok(service) = TcpStream::connect(service).await else {
        return;
    };
    let (mut from_client, mut to_client) = tokio::io::split(tls);
    let (mut from_service, mut to_service) = service.into_split();
    let asking = async {
        let mut buffer = vec![0; 16 << 10];
        while let Ok(read @ 1..) = from_client.read(&mut buffer).await {
            let part = buffer.get(..read).unwrap_or_default();
            log.lock().0.extend_from_slice(part);
            if to_service.write_all(part).await.is_err() {
                break;
            }
        }
    };
    let answering = async {
        let _ = copy(&mut from_service, &mut to_client).await;
        let _ = to_client.shutdown().await;
    };
    // Either side may end it.
    tokio::select! {
        () = asking => {}
        () = answering => {}
    }
}
